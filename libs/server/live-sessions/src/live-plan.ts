import { Temporal } from 'temporal-polyfill';
import type { LivePlan, Passage } from '@lectern/contracts';
import { invalid } from '@lectern/server/platform';
import type { LiveBlock, LiveRecord } from './live-session.records';

type Planned = Pick<
  LiveRecord,
  'title' | 'start' | 'timeZone' | 'startsAt' | 'lengthMinutes' | 'agenda' | 'letsIn' | 'capacity'
>;

/** A plan as it is stored: its moment worked out, its passages held against the text as it is now. */
export function planned(plan: LivePlan, blocks: ReadonlyMap<string, LiveBlock>): Planned {
  const { title, start, timeZone, lengthMinutes, agenda, letsIn, capacity } = plan;
  for (const [index, { fromBlockId, toBlockId }] of agenda.entries()) {
    const [from, to] = [blocks.get(fromBlockId), blocks.get(toBlockId)];
    if (!from || !to) throw invalid('The passage names a paragraph that is not in the text.', `agenda.${index}`);
    if (from.position > to.position) throw invalid('The passage ends before it begins.', `agenda.${index}.toBlockId`);
  }
  if (new Set(agenda.map(({ id }) => id)).size < agenda.length)
    throw invalid('Two passages have the same id.', 'agenda');
  return { title, start, timeZone, startsAt: momentOf(start, timeZone), lengthMinutes, agenda, letsIn, capacity };
}

/**
 * The moment of a time on the clocks of a zone. One that the clocks skip is taken as if they had not; of one that comes
 * twice the first is meant.
 */
export function momentOf(start: string, timeZone: string): Date {
  const zoned = Temporal.PlainDateTime.from(start).toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  return new Date(zoned.epochMilliseconds);
}

/** The blocks an agenda names. */
export function blocksOfAgenda(agenda: readonly Passage[]): string[] {
  return agenda.flatMap(({ fromBlockId, toBlockId }) => [fromBlockId, toBlockId]);
}
