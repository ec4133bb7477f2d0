// npm run bench [-- NAME …] [--json]: measures, and prints a table or a line of JSON for each figure.
import { buildIfChanged, run } from './lib/build';
import type { Row } from './bench/row';

const benches: Record<string, () => Promise<{ bench: (names: readonly string[]) => Promise<Row[]> }>> = {
  foundation: () => import('./bench/foundation'),
  anchoring: () => import('./bench/anchoring'),
  import: () => import('./bench/import'),
  search: () => import('./bench/search'),
  notifications: () => import('./bench/notifications'),
  moderation: () => import('./bench/moderation'),
  fanout: () => import('./bench/fanout'),
  capacity: () => import('./bench/capacity'),
  'reading-large': () => import('./bench/reading-large'),
  session: () => import('./bench/session'),
};
const asJson = process.argv.includes('--json');
// what stands alone and is a number belongs to the option before it
const names = process.argv.slice(2).filter((name) => !name.startsWith('--') && !/^[\d.]+$/.test(name));
// a name is a bench's, or the beginning of a figure's
const chosen = Object.keys(benches).filter(
  (bench) => names.length === 0 || names.some((name) => name === bench || benchOf(name) === bench),
);
if (chosen.length === 0) {
  console.error(
    `There is no bench and no figure called ${names.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`,
  );
  process.exit(2);
}
if (!process.argv.includes('--no-build')) await buildIfChanged();
await run(process.execPath, ['tools/build-bare-server.mjs'], { isQuiet: true });
for (const bench of chosen) {
  const rows = (await (await benches[bench]?.())?.bench(names)) ?? [];
  const wanted =
    names.length === 0 || names.includes(bench)
      ? rows
      : rows.filter((row) => names.some((name) => row.name.startsWith(name)));
  for (const row of wanted) console.log(asJson ? JSON.stringify(row) : tableLine(row));
}
process.exit(0);

function tableLine({ name, value, unit, baseline, ratio, target }: Row): string {
  const shown = (figure: number | null) =>
    figure === null ? '–' : figure >= 100 ? figure.toFixed(0) : figure.toFixed(2);
  return `${name.padEnd(34)} ${shown(value).padStart(9)} ${unit.padEnd(5)} baseline ${shown(baseline).padStart(8)}  ratio ${shown(ratio).padStart(6)}  target ${shown(target).padStart(6)}`;
}

function benchOf(figure: string): string {
  return (
    /^(anchoring|import|search|moderation|capacity|reading-large|session|notifications)\b/.exec(figure)?.[1] ??
    (/^(busy-room|paced-room|idle|reconnect|cpu|flat|two-nodes|soak|reading-open)\b/.test(figure) ? 'fanout' : null) ??
    (/^(start|comment|reading-page)\b/.test(figure) ? 'foundation' : '')
  );
}
