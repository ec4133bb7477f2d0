import { Vocabulary } from './vocabulary';
import { wordDiff } from './word-diff';

/** A stretch of two texts: in both, only in the old one, or only in the new one. */
export interface WordChange {
  readonly kind: 'kept' | 'gone' | 'new';
  readonly text: string;
}

/**
 * The differences of two texts, word by word. What is kept and gone makes the old text, letter by letter, what is kept
 * and new the new one.
 */
export function compareWords(before: string, after: string): WordChange[] {
  if (before === after) return before === '' ? [] : [{ kind: 'kept', text: before }];
  const vocabulary = new Vocabulary();
  const old = vocabulary.tokenise(before);
  const now = vocabulary.tokenise(after);
  const kept = wordDiff(old.ids, now.ids, (id) => vocabulary.isWord(id));
  const changes = new Changes();
  let oldFrom = 0;
  let newFrom = 0;
  for (const [index, place] of kept.entries()) {
    if (place < 0) continue;
    const word = before.slice(old.starts[index], old.ends[index]);
    // words are compared without regard to case; shown are letters
    if (word !== after.slice(now.starts[place], now.ends[place])) continue;
    changes.between(before.slice(oldFrom, old.starts[index]), after.slice(newFrom, now.starts[place]));
    changes.add('kept', word);
    oldFrom = old.ends[index] ?? before.length;
    newFrom = now.ends[place] ?? after.length;
  }
  changes.between(before.slice(oldFrom), after.slice(newFrom));
  return changes.list;
}

/** Collects changes; neighbours of one kind become one. */
class Changes {
  readonly list: WordChange[] = [];

  add(kind: WordChange['kind'], text: string): void {
    if (text === '') return;
    const last = this.list.at(-1);
    if (last?.kind === kind) this.list[this.list.length - 1] = { kind, text: last.text + text };
    else this.list.push({ kind, text });
  }

  /** What stands between two kept words; blanks around it that did not change are kept. */
  between(gone: string, added: string): void {
    if (gone === added) return this.add('kept', gone);
    const head = commonBlanks(gone, added);
    const tail = gone.length === head || added.length === head ? 0 : commonBlanksAtEnd(gone, added, head);
    this.add('kept', gone.slice(0, head));
    this.add('gone', gone.slice(head, gone.length - tail));
    this.add('new', added.slice(head, added.length - tail));
    this.add('kept', gone.slice(gone.length - tail));
  }
}

function commonBlanks(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length] && isBlank(a[length])) length += 1;
  return length;
}

function commonBlanksAtEnd(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  let length = 0;
  while (length < most && a.at(-1 - length) === b.at(-1 - length) && isBlank(a.at(-1 - length))) length += 1;
  return length;
}

function isBlank(sign: string | undefined): boolean {
  return sign !== undefined && /\s/.test(sign);
}
