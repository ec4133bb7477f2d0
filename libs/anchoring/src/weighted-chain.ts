/** A pairing of old index and new index and what it is worth. */
export interface WeightedPair {
  readonly old: number;
  readonly new: number;
  readonly weight: number;
}

/**
 * The subset of the pairs that rises strictly on both sides and is worth most together.
 *
 * Heaviest increasing subsequence with a Fenwick tree of prefix maxima (Jacobson & Vo, "Heaviest increasing/common
 * subsequence problems", 1992): O(k log k) for k pairs. Equal totals are decided towards the earlier pair, so the
 * result does not depend on the order of the input.
 */
export function weightedChain<P extends WeightedPair>(pairs: readonly P[]): P[] {
  const sorted = [...pairs].sort((a, b) => a.old - b.old || b.new - a.new);
  const ranks = rankNewIndexes(sorted);
  const tree = new Int32Array(ranks.size + 1).fill(-1);
  const totals = new Float64Array(sorted.length);
  const previous = new Int32Array(sorted.length);
  const totalOf = (at: number): number => (at < 0 ? 0 : (totals[at] ?? 0));

  let best = -1;
  sorted.forEach((pair, at) => {
    const rank = ranks.get(pair.new) ?? 0;
    let before = -1;
    for (let node = rank - 1; node > 0; node -= node & -node) {
      const there = tree[node] ?? -1;
      if (totalOf(there) > totalOf(before)) before = there;
    }
    previous[at] = before;
    totals[at] = totalOf(before) + pair.weight;
    for (let node = rank; node < tree.length; node += node & -node) {
      if (totalOf(at) > totalOf(tree[node] ?? -1)) tree[node] = at;
    }
    if (totalOf(at) > totalOf(best)) best = at;
  });

  const chain: P[] = [];
  for (let at = best; at >= 0; at = previous[at] ?? -1) {
    const pair = sorted[at];
    if (pair) chain.push(pair);
  }
  return chain.reverse();
}

function rankNewIndexes(pairs: readonly WeightedPair[]): Map<number, number> {
  const distinct = [...new Set(pairs.map((pair) => pair.new))].sort((a, b) => a - b);
  return new Map(distinct.map((value, at) => [value, at + 1]));
}
