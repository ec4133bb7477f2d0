import { median } from './geometry';
import type { Run } from './layout';

/** A first letter at least this many times as large as the text runs over several of its lines. */
const dropCapShare = 1.8;
/** The text beside it keeps a distance of at most this part of its size. */
const besideShare = 0.7;
/** Its box reaches below its foot, and so does the indent of the lines beside it. */
const belowShare = 0.5;
const initial = /^["“„«‘]?\p{Lu}$/u;

/**
 * Puts large first letters back in front of the word they begin, and takes the lines beside them out to the margin:
 * they are set in because of the letter, not because they mean something.
 */
export function absorbDropCaps(runs: readonly Run[]): readonly Run[] {
  const usual = median(runs.map(({ size }) => size));
  const caps = runs.filter((run) => initial.test(run.text.trim()) && run.size >= usual * dropCapShare);
  return caps.reduce<readonly Run[]>((current, cap) => absorb(current, cap, usual), runs);
}

function absorb(runs: readonly Run[], cap: Run, usual: number): readonly Run[] {
  const right = cap.x + cap.width;
  const reach = cap.size * besideShare;
  const beside = runs
    .filter((run) => run.size < cap.size / dropCapShare && run.x >= right - usual && run.x - right < reach)
    .filter((run) => run.y > cap.y - cap.size && run.y <= cap.y + cap.size * belowShare)
    .sort((a, b) => a.y - b.y || a.x - b.x);
  const [first] = beside;
  const edge = beside.filter((run, index) => run.y - (beside[index - 1]?.y ?? Number.NEGATIVE_INFINITY) > usual * 0.3);
  // A letter over one line only is large type, a heading or a formula.
  if (!first || edge.length < 2) return runs;
  // The letter itself may be set in as first lines are; the lines below it show the margin.
  const below = runs.filter(
    (run) => run.y > cap.y && run.y < cap.y + cap.size * 2 && run.x <= cap.x && cap.x - run.x < usual * 3,
  );
  const margin = Math.min(cap.x, ...below.map(({ x }) => x));
  const moved = new Set(edge);
  return runs
    .filter((run) => run !== cap)
    .map((run) => {
      if (!moved.has(run)) return run;
      const text = run === first ? cap.text.trim() + run.text.trimStart() : run.text;
      return { ...run, text, x: margin, width: run.x + run.width - margin };
    });
}
