import type { BlockChange, Rehearsal, RehearsedAnchor } from '@lectern/contracts';

/** The three things that can become of a thread: it waits for a person, it was recognised elsewhere, it stays. */
export type RehearsedGroupName = 'needsYou' | 'moves' | 'stays';

/** A thread's anchor with the paragraph it stood at and the one it will stand at, to be drawn beside each other. */
export interface RehearsedThread {
  readonly anchor: RehearsedAnchor;
  /** null: on the whole reading, where nothing changes */
  readonly change: BlockChange | null;
  readonly oldQuote: { readonly start: number; readonly end: number } | null;
  readonly newQuote: { readonly start: number; readonly end: number } | null;
}

/** The threads in their three groups, each in the order of the text. */
export type RehearsedGroups = Readonly<Record<RehearsedGroupName, readonly RehearsedThread[]>>;

/** Puts what was rehearsed into the groups it is looked through in. */
export function groupsOf(rehearsal: Rehearsal | null): RehearsedGroups {
  const groups: Record<RehearsedGroupName, RehearsedThread[]> = { needsYou: [], moves: [], stays: [] };
  if (!rehearsal) return groups;
  const byNew = Map.groupBy(rehearsal.changes, (change) => change.new?.index ?? -1);
  const blocks = new Map(rehearsal.changes.flatMap(({ new: block }) => (block ? [[block.index, block] as const] : [])));
  for (const anchor of rehearsal.anchors) {
    const name = anchor.outcome === 'stays' ? 'stays' : anchor.outcome === 'moves' ? 'moves' : 'needsYou';
    groups[name].push({
      anchor,
      change: changeAt(anchor, byNew, blocks),
      oldQuote: anchor.now.span,
      newQuote: anchor.place?.span ?? null,
    });
  }
  return groups;
}

/** The change a thread goes through: that of its paragraph, or, put elsewhere by hand, the two paragraphs as they are. */
function changeAt(
  { paragraph, place }: RehearsedAnchor,
  byNew: ReadonlyMap<number, readonly BlockChange[]>,
  blocks: ReadonlyMap<number, NonNullable<BlockChange['new']>>,
): BlockChange | null {
  if (paragraph === null && place === null) return null;
  const there = place === null ? [] : (byNew.get(place.blockIndex) ?? []);
  const own = there.find(({ old }) => old !== null && old.text === paragraph);
  if (own) return own;
  const old =
    paragraph === null ? null : { kind: 'paragraph' as const, text: paragraph, id: null, index: 0, number: null };
  const after = place === null ? null : (blocks.get(place.blockIndex) ?? null);
  return { kind: after === null ? 'gone' : 'changed', old, new: after, words: [] };
}
