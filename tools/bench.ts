// npm run bench [-- NAME …] [--json]: measures, and prints a table or a line of JSON for each figure.
import { buildIfChanged, run } from './lib/build';
import type { Row } from './bench/row';

const benches: Record<string, () => Promise<{ bench: () => Promise<Row[]> }>> = {
  foundation: () => import('./bench/foundation'),
  anchoring: () => import('./bench/anchoring'),
  import: () => import('./bench/import'),
};
const asJson = process.argv.includes('--json');
const names = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const unknown = names.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`There is no bench called ${unknown.join(', ')}. There are: ${Object.keys(benches).join(', ')}.`);
  process.exit(2);
}
if (!process.argv.includes('--no-build')) await buildIfChanged();
await run(process.execPath, ['tools/build-bare-server.mjs'], { isQuiet: true });
for (const name of names.length > 0 ? names : Object.keys(benches)) {
  const rows = await (await benches[name]?.())?.bench();
  for (const row of rows ?? []) console.log(asJson ? JSON.stringify(row) : tableLine(row));
}
process.exit(0);

function tableLine({ name, value, unit, baseline, ratio, target }: Row): string {
  const shown = (figure: number | null) =>
    figure === null ? '–' : figure >= 100 ? figure.toFixed(0) : figure.toFixed(2);
  return `${name.padEnd(34)} ${shown(value).padStart(9)} ${unit.padEnd(5)} baseline ${shown(baseline).padStart(8)}  ratio ${shown(ratio).padStart(6)}  target ${shown(target).padStart(6)}`;
}
