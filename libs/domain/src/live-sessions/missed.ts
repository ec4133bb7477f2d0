/** Somebody comes late or was absent: this much of what happened is told, in words. */
export const missedWordsMax = 150;
/** Words of a title, a question or an answer that are quoted in a line. */
const quotedWordsMax = 9;

/** Something of a session that is worth telling; `seq` is the number it happened with, the later the more it says. */
export type Happening =
  /** a thread in which the person is named */
  | {
      readonly code: 'named';
      readonly seq: number;
      readonly threadId: string;
      readonly by: string;
      readonly text: string;
    }
  | {
      readonly code: 'decided';
      readonly seq: number;
      readonly pollId: string;
      readonly text: string;
      readonly result: string;
    }
  | {
      readonly code: 'asked';
      readonly seq: number;
      readonly pollId: string;
      readonly text: string;
      readonly voters: number;
    }
  /** a passage that was read, for how long and with how many comments */
  | {
      readonly code: 'read';
      readonly seq: number;
      readonly blockId: string;
      readonly text: string;
      readonly minutes: number;
      readonly comments: number;
    }
  | { readonly code: 'hands'; readonly seq: number; readonly count: number };

/** A line of what was missed: what it says, and where it leads. */
export interface MissedLine {
  readonly happening: Happening;
  readonly target: { readonly kind: 'thread' | 'poll' | 'block'; readonly id: string } | { readonly kind: 'hands' };
}

/** What matters most comes first when there is too much: what names one, what was decided, what is being asked. */
const weight: Readonly<Record<Happening['code'], number>> = { named: 0, decided: 1, asked: 2, read: 3, hands: 4 };
/** Words a line has besides what it quotes, in the wordiest of our languages. */
const plainWords: Readonly<Record<Happening['code'], number>> = { named: 5, decided: 4, asked: 8, read: 10, hands: 8 };

/**
 * What somebody missed of a session since a number, in at most 150 words: what matters most, told in the order in which
 * it happened. Made of what is known by rule; nothing is written anew. The caller hands in only what may be seen now.
 */
export function whatWasMissed(happenings: readonly Happening[], since: number): MissedLine[] {
  const missed = happenings.filter((one) => one.seq > since || one.code === 'hands').map(shortened);
  const byWeight = [...missed].sort((a, b) => weight[a.code] - weight[b.code] || b.seq - a.seq);
  const told = new Set<Happening>();
  let words = 0;
  for (const one of byWeight) {
    words += wordsOf(one);
    if (words > missedWordsMax) break;
    told.add(one);
  }
  return missed
    .filter((one) => told.has(one))
    .sort((a, b) => a.seq - b.seq)
    .map(lineOf);
}

/** How many words a line may have at the most when it is written out. */
export function wordsOf(happening: Happening): number {
  const quoted = [
    'text' in happening ? happening.text : '',
    'result' in happening ? happening.result : '',
    'by' in happening ? happening.by : '',
  ];
  return plainWords[happening.code] + quoted.reduce((sum, text) => sum + countWords(text), 0);
}

function shortened(happening: Happening): Happening {
  if (happening.code === 'hands') return happening;
  const text = clipped(happening.text);
  if (happening.code === 'decided') return { ...happening, text, result: clipped(happening.result) };
  return { ...happening, text };
}

function lineOf(happening: Happening): MissedLine {
  switch (happening.code) {
    case 'named':
      return { happening, target: { kind: 'thread', id: happening.threadId } };
    case 'decided':
    case 'asked':
      return { happening, target: { kind: 'poll', id: happening.pollId } };
    case 'read':
      return { happening, target: { kind: 'block', id: happening.blockId } };
    case 'hands':
      return { happening, target: { kind: 'hands' } };
  }
}

function clipped(text: string): string {
  const words = text.split(/\s+/u).filter((word) => word !== '');
  return words.length <= quotedWordsMax ? words.join(' ') : `${words.slice(0, quotedWordsMax).join(' ')} …`;
}

function countWords(text: string): number {
  return text.split(/\s+/u).filter((word) => word !== '').length;
}
