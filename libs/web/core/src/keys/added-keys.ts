import { Injectable, signal } from '@angular/core';
import type { KeyCommand } from './key-choices';

/** A command that comes with what stands around a page, with what it does in words. */
export interface AddedCommand extends KeyCommand {
  readonly words: string;
}

/** The keys a page has besides its own, as long as what brings them is there: those of a live session, say. */
@Injectable({ providedIn: 'root' })
export class AddedKeys {
  private readonly added = signal<readonly AddedCommand[]>([]);
  readonly all = this.added.asReadonly();

  /** Answers the function that takes them away again. */
  add(commands: readonly AddedCommand[]): () => void {
    this.added.update((before) => [...before, ...commands]);
    return () => this.added.update((now) => now.filter((command) => !commands.includes(command)));
  }
}
