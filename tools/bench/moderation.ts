import { benchHiding } from './moderation/hiding';
import { benchQueue } from './moderation/queue';
import { benchWeighing } from './moderation/weighing';
import { benchWords } from './moderation/words';
import type { Row } from './row';

const parts: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  'moderation words': benchWords,
  'moderation brigade': benchWeighing,
  'moderation queue': benchQueue,
  'moderation hidden': benchHiding,
};

/** Measures what moderation costs; each part in a file of its own. Asked for figures, it measures the parts they are of. */
export async function bench(names: readonly string[]): Promise<Row[]> {
  const isWhole = names.length === 0 || names.includes('moderation');
  const chosen = Object.entries(parts).filter(
    ([part]) => isWhole || names.some((name) => name.startsWith(part) || part.startsWith(name)),
  );
  const rows: Row[] = [];
  for (const [, part] of chosen) rows.push(...(await part()));
  return rows;
}
