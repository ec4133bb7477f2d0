import { benchWeighing } from './moderation/weighing';
import { benchWords } from './moderation/words';
import type { Row } from './row';

/** Measures what moderation costs; each part in a file of its own. */
export async function bench(): Promise<Row[]> {
  return [...benchWords(), ...benchWeighing()];
}
