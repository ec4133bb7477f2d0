import {
  letsInSchema,
  type LetsIn,
  type LivePlan,
  livePlanSchema,
  type LiveSession,
  localStartSchema,
} from '@lectern/contracts';
import * as z from 'zod';
import type { PassageDraft } from './passage-draft';

/** The plan of a session while it is arranged, but for its agenda. */
export interface PlanDraft {
  title: string;
  start: string;
  timeZone: string;
  lengthMinutes: number;
  letsIn: LetsIn;
  /** 0: as many as come */
  places: number;
}

const { title, timeZone, lengthMinutes, capacity } = livePlanSchema.shape;

/** What a plan has to be before it is sent. */
export const planDraftSchema = z.strictObject({
  title,
  start: localStartSchema,
  timeZone,
  lengthMinutes,
  letsIn: letsInSchema,
  places: z.union([z.literal(0), capacity.unwrap()]),
});

/** A plan that nobody has touched yet: tomorrow at seven in the evening on the reader's own clock. */
export function newPlanDraft(): PlanDraft {
  const day = new Date();
  day.setDate(day.getDate() + 1);
  const two = (part: number) => String(part).padStart(2, '0');
  const start = `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T19:00`;
  return { title: '', start, timeZone: ownTimeZone(), lengthMinutes: 90, letsIn: 'members', places: 0 };
}

/** The plan a session or a series has, to be changed. */
export function planDraftOf({
  title: name,
  start,
  timeZone: zone,
  lengthMinutes: length,
  letsIn,
  capacity: most,
}: Omit<LivePlan, 'agenda'>): PlanDraft {
  return { title: name, start, timeZone: zone, lengthMinutes: length, letsIn, places: most ?? 0 };
}

/** The agenda a session has, to be changed. A paragraph that is gone has no number: another one has to be named. */
export function passageDraftsOf({ agenda }: Pick<LiveSession, 'agenda'>): PassageDraft[] {
  return agenda.map(({ id, fromNumber, toNumber, minutes, question, task }) => {
    return { id, from: fromNumber ?? 0, to: toNumber ?? 0, minutes, question, task };
  });
}

/** The plan as it is sent. */
export function planOf({ places, ...draft }: PlanDraft, agenda: LivePlan['agenda']): LivePlan {
  return { ...draft, agenda, capacity: places === 0 ? null : places };
}

/** The time zone of this device. */
export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}
