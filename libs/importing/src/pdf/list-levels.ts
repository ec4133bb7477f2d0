import { clusters } from './geometry';
import type { Passage } from './passage';

const levelMax = 9;
const sameIndentEm = 0.6;

/** Gives list items their depth by how far their markers are set in, within each page's columns. */
export function listLevels(passages: readonly Passage[]): Passage[] {
  const indents = new Map<Passage['region'], number[]>();
  for (const passage of passages) {
    if (passage.kind !== 'list-item' || passage.label === undefined) continue;
    const list = indents.get(passage.region) ?? [];
    list.push(startOf(passage));
    indents.set(passage.region, list);
  }
  return passages.map((passage) => {
    if (passage.kind !== 'list-item' || passage.label === undefined) return passage;
    const size = passage.lines[0]?.size ?? 1;
    const groups = clusters(indents.get(passage.region) ?? [], sameIndentEm * size);
    const depth = groups.findIndex((group) => group.includes(startOf(passage)));
    return { ...passage, level: Math.min(levelMax, Math.max(0, depth) + 1) };
  });
}

function startOf({ lines }: Passage): number {
  const first = lines[0];
  return first ? (first.isRightToLeft ? -first.right : first.left) : 0;
}
