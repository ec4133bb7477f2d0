/** How unevenly turns are shared: 0 everyone had as many, towards 1 one person had them all. Gini, 1912. */
export function gini(turns: readonly number[]): number {
  const total = turns.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 0;
  const sorted = [...turns].sort((a, b) => a - b);
  const weighted = sorted.reduce((sum, count, index) => sum + (2 * (index + 1) - sorted.length - 1) * count, 0);
  return weighted / (sorted.length * total);
}
