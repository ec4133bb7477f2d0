import type { LivePlan, LivePlanPart, Passage } from '@lectern/contracts';
import { momentOf } from '@lectern/server/calendars';
import { invalid } from '@lectern/server/platform';
import type { LiveBlock, LiveRecord, PlannedColumns } from './live-session.records';

/** A plan as it is stored: its moment worked out, its passages held against the text as it is now. */
export function planned(plan: LivePlan, blocks: ReadonlyMap<string, LiveBlock>): PlannedColumns {
  checkAgenda(plan.agenda, blocks);
  return columnsOf(plan);
}

/** A plan as it is stored, whatever has become of the text since its passages were chosen. */
export function columnsOf(plan: LivePlan): PlannedColumns {
  return { ...plan, startsAt: momentOf(plan.start, plan.timeZone) };
}

/** The plan a session has. */
export function planOf(record: LiveRecord): LivePlan {
  const { title, start, timeZone, lengthMinutes, letsIn, capacity } = record;
  return { title, start, timeZone, lengthMinutes, agenda: [...record.agenda], letsIn, capacity };
}

/** The parts in which two plans differ. */
export function changedParts(before: LivePlan, after: LivePlan): LivePlanPart[] {
  const parts = Object.keys(after) as LivePlanPart[];
  return parts.filter((part) => JSON.stringify(before[part]) !== JSON.stringify(after[part]));
}

/** Refuses passages that are not in the text, or not in its order. */
export function checkAgenda(agenda: readonly Passage[], blocks: ReadonlyMap<string, LiveBlock>): void {
  for (const [index, { fromBlockId, toBlockId }] of agenda.entries()) {
    const [from, to] = [blocks.get(fromBlockId), blocks.get(toBlockId)];
    if (!from || !to) throw invalid('The passage names a paragraph that is not in the text.', `agenda.${index}`);
    if (from.position > to.position) throw invalid('The passage ends before it begins.', `agenda.${index}.toBlockId`);
  }
  if (new Set(agenda.map(({ id }) => id)).size < agenda.length)
    throw invalid('Two passages have the same id.', 'agenda');
}

/** The blocks an agenda names. */
export function blocksOfAgenda(agenda: readonly Passage[]): string[] {
  return agenda.flatMap(({ fromBlockId, toBlockId }) => [fromBlockId, toBlockId]);
}
