import type { Block, Passage } from '@lectern/contracts';

/** A passage while it is being arranged: its paragraphs by their numbers, as one sees them in the text. */
export interface PassageDraft {
  readonly id: string;
  from: number;
  to: number;
  minutes: number;
  question: string;
  task: string;
}

/** A passage after the last one, of as many paragraphs as are left up to three. */
export function nextDraft(before: readonly PassageDraft[], lastNumber: number, id: string): PassageDraft {
  const from = Math.min(lastNumber, (before.at(-1)?.to ?? 0) + 1);
  return { id, from, to: Math.min(lastNumber, from + 2), minutes: 10, question: '', task: '' };
}

/** What is wrong with a passage; null when nothing is. */
export function faultOf({ from, to, minutes }: PassageDraft, lastNumber: number): 'range' | 'order' | 'minutes' | null {
  const isNumber = (value: number) => Number.isInteger(value) && value >= 1 && value <= lastNumber;
  if (!isNumber(from) || !isNumber(to)) return 'range';
  if (from > to) return 'order';
  return Number.isInteger(minutes) && minutes >= 1 && minutes <= 240 ? null : 'minutes';
}

/** The passages of a series, by the numbers their paragraphs have now. One that is gone has none. */
export function passageDrafts(
  agenda: readonly Passage[],
  blocks: readonly Pick<Block, 'id' | 'number'>[],
): PassageDraft[] {
  const numberOf = new Map(blocks.map(({ id, number }) => [id, number ?? 0]));
  return agenda.map(({ fromBlockId, toBlockId, ...passage }) => {
    return { ...passage, from: numberOf.get(fromBlockId) ?? 0, to: numberOf.get(toBlockId) ?? 0 };
  });
}

/** The passages as they are sent, by the paragraphs that have these numbers. */
export function passagesOf(
  drafts: readonly PassageDraft[],
  blocks: readonly Pick<Block, 'id' | 'number'>[],
): Passage[] {
  const idOf = new Map(blocks.map(({ id, number }) => [number, id]));
  return drafts.flatMap(({ id, from, to, minutes, question, task }) => {
    const [fromBlockId, toBlockId] = [idOf.get(from), idOf.get(to)];
    return fromBlockId && toBlockId ? [{ id, fromBlockId, toBlockId, minutes, question, task }] : [];
  });
}
