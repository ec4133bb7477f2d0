import type { Run } from './layout';

/** Runs whose baselines differ by less than this part of their size stand on one line. */
const sameBaselineEm = 0.22;
/** Superscripts and subscripts are at most this large beside the characters they belong to … */
const scriptSizeShare = 0.86;
/** … and their baseline lies within the line, from the height of capitals to a little below. */
const scriptRiseEm = 0.75;
const scriptDropEm = 0.35;
/** They follow the word they belong to without more than a narrow blank. */
const scriptGapEm = 0.6;

/** Runs that stand on one baseline, with the notes and exponents raised above it, from left to right. */
export interface Row {
  readonly y: number;
  readonly size: number;
  readonly runs: readonly Run[];
}

/** The printed rows among runs, from top to bottom. */
export function rowsOf(runs: readonly Run[]): Row[] {
  const rows: { y: number; size: number; runs: Run[] }[] = [];
  for (const run of [...runs].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.findLast((candidate) => run.y - candidate.y < Math.max(run.size, candidate.size));
    if (row && Math.abs(row.y - run.y) <= sameBaselineEm * Math.min(run.size, row.size)) row.runs.push(run);
    else rows.push({ y: run.y, size: run.size, runs: [run] });
  }
  for (const row of rows) row.size = Math.max(...row.runs.map(({ size }) => size));
  return attachScripts(rows).map((row) => ({ ...row, runs: row.runs.sort((a, b) => a.x - b.x) }));
}

/** Moves raised and lowered small runs into the row whose words they stand beside. */
function attachScripts(rows: { y: number; size: number; runs: Run[] }[]): { y: number; size: number; runs: Run[] }[] {
  const kept: typeof rows = [];
  for (const [index, row] of rows.entries()) {
    const hosts = [rows[index - 1], rows[index + 1], rows[index - 2], rows[index + 2]].filter(
      (host) => host !== undefined,
    );
    const orphans = row.runs.filter((run) => {
      const host = hosts.find((candidate) => isScriptOf(run, candidate));
      host?.runs.push(run);
      return host === undefined;
    });
    if (orphans.length > 0) kept.push({ ...row, runs: orphans });
  }
  return kept;
}

function isScriptOf(run: Run, host: { y: number; size: number; runs: readonly Run[] }): boolean {
  const rise = host.y - run.y;
  if (run.size > host.size * scriptSizeShare || rise > scriptRiseEm * host.size || rise < -scriptDropEm * host.size)
    return false;
  if (Math.abs(rise) < 0.05 * host.size) return false;
  return host.runs.some((word) => {
    if (word === run || word.size * scriptSizeShare < run.size) return false;
    const gapAfter = run.x - (word.x + word.width);
    const gapBefore = word.x - (run.x + run.width);
    const touches = (gap: number) => gap < scriptGapEm * host.size && gap > -0.3 * host.size;
    return touches(gapAfter) || touches(gapBefore);
  });
}
