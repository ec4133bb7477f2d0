import { Injectable, signal } from '@angular/core';
import type { ProseTree } from '@lectern/prose';

const treesMax = 1_000;

/** Reads comments' Markdown. The parser is loaded after the page; until then comments are plain text. */
@Injectable({ providedIn: 'root' })
export class ProseReader {
  private readonly library = signal<typeof import('@lectern/prose') | null>(null);
  private readonly trees = new Map<string, ProseTree>();
  private isAsked = false;

  /** The tree of a comment; null while the parser is on its way. */
  tree(markdown: string): ProseTree | null {
    const known = this.trees.get(markdown);
    if (known) return known;
    const library = this.library();
    if (!library) {
      void this.load();
      return null;
    }
    const tree = library.parseProse(markdown);
    if (this.trees.size >= treesMax) this.trees.delete(this.trees.keys().next().value ?? '');
    this.trees.set(markdown, tree);
    return tree;
  }

  /** Why a comment's formatting would be refused; null if it would not, or if that cannot be told yet. */
  problem(markdown: string): string | null {
    const library = this.library();
    if (!library) return null;
    const { proseProblem, mentionProblem, formulaProblem, pictureProblem } = library;
    const problem =
      proseProblem(markdown) ?? mentionProblem(markdown) ?? formulaProblem(markdown) ?? pictureProblem(markdown);
    return problem?.reason ?? null;
  }

  /** The comment's words on one line. */
  excerpt(markdown: string, max: number): string {
    const tree = this.tree(markdown);
    return tree ? (this.library()?.plainText(tree, max) ?? '') : markdown.slice(0, max);
  }

  private async load(): Promise<void> {
    if (this.isAsked) return;
    this.isAsked = true;
    try {
      const library = await import('@lectern/prose');
      this.library.set(library);
    } catch {
      // Without a connection comments stay plain text; the next one that is drawn asks again.
      this.isAsked = false;
    }
  }
}
