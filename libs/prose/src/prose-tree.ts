import type { MentionTarget } from './mentions';

/** A stretch of running text. Line ends inside `text` are the author's and are kept when it is drawn. */
export type ProseInline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  /** TeX as written; who draws it decides what it looks like */
  | { readonly kind: 'formula'; readonly text: string }
  | { readonly kind: 'emphasis' | 'strong'; readonly children: readonly ProseInline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly ProseInline[] }
  /** somebody, or everybody of a role, with the name that was written: who draws it knows the name of today */
  | { readonly kind: 'mention'; readonly target: MentionTarget; readonly name: string }
  /** a picture of this server; without words it is decoration */
  | {
      readonly kind: 'picture';
      readonly id: string;
      readonly width: number;
      readonly height: number;
      readonly alternative: string;
    }
  | { readonly kind: 'break' };

/** One entry of a list. */
export interface ProseListItem {
  readonly kind: 'list-item';
  readonly children: readonly ProseBlock[];
}

/** A piece of a comment that stands on lines of its own. */
export type ProseBlock =
  | { readonly kind: 'paragraph'; readonly children: readonly ProseInline[] }
  | { readonly kind: 'quotation'; readonly children: readonly ProseBlock[] }
  | { readonly kind: 'code-block'; readonly text: string }
  | { readonly kind: 'formula-block'; readonly text: string }
  | {
      readonly kind: 'list';
      readonly isOrdered: boolean;
      /** the number of the first entry of an ordered list */
      readonly start: number;
      readonly items: readonly ProseListItem[];
    }
  | { readonly kind: 'thematic-break' };

/** A comment as it is drawn: this closed set of nodes and nothing else, so a template can draw each of them. */
export type ProseTree = readonly ProseBlock[];
