import type { BlockChange, BlockContent, ChangeCounts, ComparedBlock } from '@lectern/contracts';
import { compareWords, type Alignment, type ParagraphOutcome } from '@lectern/anchoring';

/** A block with what it is called where it stands; in a draft it has no id. */
export type NamedBlock = BlockContent & { readonly id?: string; readonly number?: number | null };

/** What became of every block between two aligned texts, in the order of the later one; what is gone stands where it was. */
export function blockChanges(
  older: readonly NamedBlock[],
  later: readonly NamedBlock[],
  { outcomes }: Alignment,
): BlockChange[] {
  const comingFrom = new Map<number, number[]>();
  for (const [index, { targets }] of outcomes.entries())
    for (const target of targets) comingFrom.set(target, [...(comingFrom.get(target) ?? []), index]);

  const changes: BlockChange[] = [];
  const gone = new GoneBlocks(older, outcomes);
  changes.push(...gone.after(-1));
  for (const [index, block] of later.entries()) {
    const sources = comingFrom.get(index) ?? [];
    if (sources.length === 0) changes.push({ kind: 'new', old: null, new: compared(block, index), words: [] });
    for (const source of sources) {
      const before = older[source];
      const outcome = outcomes[source];
      if (!before || !outcome) continue;
      changes.push(changeOf(compared(before, source), compared(block, index), outcome));
    }
    for (const source of sources) changes.push(...gone.after(source));
  }
  return changes;
}

/** How many changes there are of each kind. */
export function countsOf(changes: readonly BlockChange[]): ChangeCounts {
  const counts = { kept: 0, moved: 0, changed: 0, new: 0, gone: 0 };
  for (const { kind } of changes) counts[kind] += 1;
  return counts;
}

function changeOf(old: ComparedBlock, now: ComparedBlock, { certainty }: ParagraphOutcome): BlockChange {
  const isSame = certainty === 'exact' || certainty === 'moved';
  if (isSame && old.text === now.text) {
    return { kind: certainty === 'exact' ? 'kept' : 'moved', old, new: now, words: [] };
  }
  return { kind: 'changed', old, new: now, words: compareWords(old.text, now.text) };
}

/** What has no place in the later text, told once, after the block it followed. */
class GoneBlocks {
  private readonly byPredecessor = new Map<number, number[]>();

  constructor(
    private readonly older: readonly NamedBlock[],
    outcomes: readonly ParagraphOutcome[],
  ) {
    let predecessor = -1;
    for (const [index, { targets }] of outcomes.entries()) {
      if (targets.length > 0) predecessor = index;
      else this.byPredecessor.set(predecessor, [...(this.byPredecessor.get(predecessor) ?? []), index]);
    }
  }

  after(predecessor: number): BlockChange[] {
    const indexes = this.byPredecessor.get(predecessor) ?? [];
    this.byPredecessor.delete(predecessor);
    return indexes.flatMap((index) => {
      const block = this.older[index];
      return block ? [{ kind: 'gone' as const, old: compared(block, index), new: null, words: [] }] : [];
    });
  }
}

function compared(block: NamedBlock, index: number): ComparedBlock {
  const { kind, text, level, label, id, number } = block;
  return {
    kind,
    text,
    ...(level === undefined ? {} : { level }),
    ...(label === undefined ? {} : { label }),
    id: id ?? null,
    index,
    number: number ?? null,
  };
}
