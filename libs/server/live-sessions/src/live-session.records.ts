import type {
  LetsIn,
  LiveAttendance,
  LivePlace,
  LivePlan,
  LivePlanPart,
  LiveRole,
  LiveRsvp,
  LiveState,
  MemberRole,
  Passage,
} from '@lectern/contracts';

/** A live session as stored. A batch of commands changes it in memory and stores it once. */
export interface LiveRecord {
  readonly id: string;
  readonly readingId: string;
  title: string;
  start: string;
  timeZone: string;
  startsAt: Date;
  lengthMinutes: number;
  state: LiveState;
  agenda: readonly Passage[];
  letsIn: LetsIn;
  capacity: number | null;
  isLocked: boolean;
  startedAt: Date | null;
  endedAt: Date | null;
  /** the series it is a date of, which, and what of its plan is its own; see docs/live-sessions.md */
  readonly seriesId: string | null;
  readonly seriesDate: string | null;
  /** the version of the series it was brought in line with */
  seriesVersion: number;
  ownParts: readonly LivePlanPart[];
  seq: number;
  passageId: string | null;
  visitedIds: readonly string[];
  passageEndsAt: Date | null;
  passageLeftMs: number | null;
  goesOnByItself: boolean;
  deputyId: string | null;
  courseSeq: number;
  leadBlockId: string | null;
  leadPersonId: string | null;
  leadAt: Date | null;
  leadSeq: number;
}

/** What of a live session is arranged beforehand, as stored. */
export type PlannedColumns = Pick<LiveRecord, keyof LivePlan | 'startsAt'>;

/** A live session that nobody has come to yet. */
export function newLiveRecord(
  id: string,
  readingId: string,
  state: LiveState,
  columns: PlannedColumns,
  series: Pick<LiveRecord, 'seriesId' | 'seriesDate' | 'seriesVersion'> = noSeries,
): LiveRecord {
  return {
    id,
    readingId,
    ...columns,
    state,
    ...series,
    ownParts: [],
    isLocked: false,
    startedAt: null,
    endedAt: null,
    seq: 0,
    passageId: null,
    visitedIds: [],
    passageEndsAt: null,
    passageLeftMs: null,
    goesOnByItself: false,
    deputyId: null,
    courseSeq: 0,
    leadBlockId: null,
    leadPersonId: null,
    leadAt: null,
    leadSeq: 0,
  };
}

const noSeries = { seriesId: null, seriesDate: null, seriesVersion: 0 } as const;

/** Somebody of a live session as stored. */
export interface LivePersonRecord {
  readonly sessionId: string;
  readonly id: string;
  /** null: a guest */
  readonly personId: string | null;
  readonly displayName: string;
  role: LiveRole;
  place: LivePlace;
  since: Date;
  firstInAt: Date | null;
  isWilling: boolean;
  attended: LiveAttendance | null;
  rsvp: LiveRsvp | null;
  /** the number the answer was given by */
  rsvpSeq: number;
  seq: number;
}

/** Somebody who has no part in a session yet, as they begin in it. */
export function newLivePerson(
  who: Pick<LivePersonRecord, 'sessionId' | 'id' | 'personId' | 'displayName' | 'role'>,
  since: Date,
): LivePersonRecord {
  return {
    ...who,
    place: 'expected',
    since,
    firstInAt: null,
    isWilling: false,
    attended: null,
    rsvp: null,
    rsvpSeq: 0,
    seq: 0,
  };
}

/** Where a live session belongs. */
export interface LiveSurroundings {
  readonly readingTitle: string;
  readonly revisionId: string;
  readonly groupId: string;
  readonly groupName: string;
  readonly audienceVersion: number;
}

/** A paragraph of the present revision. */
export interface LiveBlock {
  readonly id: string;
  readonly number: number | null;
  readonly position: number;
}

/** Somebody who gives commands: their name, and their role in the reading's group. */
export interface LiveActor {
  readonly id: string;
  readonly displayName: string;
  readonly groupRole: MemberRole | null;
}
