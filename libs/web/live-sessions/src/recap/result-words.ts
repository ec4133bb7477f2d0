import type { LivePoll } from '@lectern/contracts';

/** What came of a question, option by option or on its scale: words and how many, for a list. */
export function resultWords({
  tally,
  options,
}: Pick<LivePoll, 'tally' | 'options'>): { text: string; count: number | null }[] {
  if (tally === null) return [];
  if (tally.kind === 'ranked') {
    const best = tally.winner === null ? tally.tied : [tally.winner];
    return best.map((index) => ({ text: options[index] ?? '', count: null }));
  }
  return tally.counts.map((count, index) => ({ text: options[index] ?? String(index), count }));
}
