import type { Row } from './row';
import { handOrders } from './session/hand-orders';
import { joining } from './session/joining';
import { leading } from './session/leading';
import { leashSteps } from './session/leash';
import { turns } from './session/turns';
import { withdrawal } from './session/withdrawal';

/** By how the names of its figures go on, so that one can be measured without the others. */
const parts: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  turns: () => [...turns(), ...handOrders()],
  leash: leashSteps,
  lead: leading,
  idle: leading,
  join: joining,
  late: joining,
  withdrawn: withdrawal,
};

/** Live sessions: following, whose turn it is, coming, being late, and how soon what is withdrawn is gone. */
export async function bench(names: readonly string[]): Promise<Row[]> {
  const isWanted = (part: string) =>
    names.includes('session') || names.length === 0 || names.some((name) => name.startsWith(`session.${part}`));
  const wanted = new Set(Object.entries(parts).flatMap(([part, measure]) => (isWanted(part) ? [measure] : [])));
  const rows: Row[] = [];
  for (const measure of wanted) rows.push(...(await measure()));
  return rows;
}
