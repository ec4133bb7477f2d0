import { Injectable } from '@nestjs/common';
import type { MemberRole, Visibility } from '@lectern/contracts';
import {
  recapNewsMs,
  remindedBeforeMs,
  type LetteredSession,
  type Placed,
  type SessionLetterKind,
} from '@lectern/domain';
import { Database, Prisma } from '@lectern/server/database';

/** of sessions without a limit only those count that begin soon: nobody waits for a place there */
const nearMax = 500;

/** Somebody of a session, as far as letters go by it. */
export type LetteredPerson = Placed & { readonly firstInAt: Date | null };

/** A session that letters may be about, with those who said they come and who leads. */
export interface NearSession extends LetteredSession {
  readonly id: string;
  readonly lengthMinutes: number;
  readonly people: readonly LetteredPerson[];
}

/** What a letter about a session says, and what decides whether its reader may see it now. */
export interface SessionLetterFacts extends NearSession {
  readonly title: string;
  readonly readingTitle: string;
  readonly groupName: string;
  readonly visibility: Visibility;
  readonly role: MemberRole | null;
}

/** A letter to be written once: `slot` is what makes two of them the same. */
export interface OrderedLetter {
  readonly personId: string;
  readonly sessionId: string;
  readonly kind: SessionLetterKind;
  readonly slot: string;
  readonly dueAt: Date;
}

const personColumns = { personId: true, role: true, place: true, rsvp: true, rsvpSeq: true, firstInAt: true } as const;
const sessionColumns = {
  id: true,
  state: true,
  startsAt: true,
  endedAt: true,
  capacity: true,
  lengthMinutes: true,
} as const;

/** Which sessions letters are about, and the letters about them. */
@Injectable()
export class SessionLetterRepository {
  constructor(private readonly database: Database) {}

  /** Sessions to come of which people are to be reminded now, or in which some may wait for a place. */
  async near(now: Date): Promise<NearSession[]> {
    const soon = { lte: new Date(now.getTime() + remindedBeforeMs) };
    const rows = await this.database.client.liveSession.findMany({
      where: {
        state: { in: ['scheduled', 'lobby'] },
        startsAt: { gt: new Date(now.getTime() - remindedBeforeMs) },
        OR: [{ startsAt: soon }, { capacity: { not: null } }],
      },
      orderBy: { startsAt: 'asc' },
      take: nearMax,
      select: {
        ...sessionColumns,
        people: { where: { OR: [{ rsvp: 'yes' }, { role: { in: ['host', 'co_host'] } }] }, select: personColumns },
      },
    });
    return rows.map((row) => nearOf(row));
  }

  /** Has letters written to those of these people who want any; one that there is already is not made again. */
  async order(letters: readonly OrderedLetter[]): Promise<void> {
    if (letters.length === 0) return;
    await this.database.client.$executeRaw(Prisma.sql`
      INSERT INTO letters (person_id, kind, slot, due_at, live_session_id)
      SELECT one."personId", one.kind::"LetterKind", one.slot, one."dueAt", one."sessionId"
      FROM jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) AS one ("personId" uuid, "sessionId" uuid, kind text,
        slot text, "dueAt" timestamptz)
      JOIN notification_settings ON notification_settings.person_id = one."personId" AND notification_settings.mail_sessions
      ON CONFLICT (person_id, slot) DO NOTHING`);
  }

  /** Letters that were made for who waited are due now: they have what they waited for. */
  async bringForward(letters: readonly Pick<OrderedLetter, 'personId' | 'slot'>[], now: Date): Promise<void> {
    if (letters.length === 0) return;
    await this.database.client.$executeRaw(Prisma.sql`
      UPDATE letters SET due_at = ${now}::timestamptz
      FROM jsonb_to_recordset(${JSON.stringify(letters)}::jsonb) AS one ("personId" uuid, slot text)
      WHERE letters.person_id = one."personId" AND letters.slot = one.slot AND letters.state = 'waiting'
        AND letters.due_at > ${now}::timestamptz`);
  }

  /** Has letters written to members who want them and were in no room of a session that ended lately. */
  async orderRecaps(now: Date): Promise<void> {
    await this.database.client.$executeRaw(Prisma.sql`
      INSERT INTO letters (person_id, kind, slot, due_at, live_session_id)
      SELECT memberships.person_id, 'live-recap', 'live-recap ' || live_sessions.id, ${now}::timestamptz, live_sessions.id
      FROM live_sessions
      JOIN readings ON readings.id = live_sessions.reading_id
      JOIN memberships ON memberships.group_id = readings.group_id AND memberships.joined_at < live_sessions.ended_at
      JOIN notification_settings ON notification_settings.person_id = memberships.person_id
        AND notification_settings.mail_sessions
      WHERE live_sessions.state IN ('ended', 'archived') AND live_sessions.started_at IS NOT NULL
        AND live_sessions.ended_at > ${new Date(now.getTime() - recapNewsMs)}::timestamptz
        AND NOT EXISTS (SELECT 1 FROM live_people WHERE live_people.session_id = live_sessions.id
          AND live_people.person_id = memberships.person_id AND live_people.first_in_at IS NOT NULL)
      ON CONFLICT (person_id, slot) DO NOTHING`);
  }

  /** What a letter is about, for whom it is; null: the session is gone. */
  async facts(letterId: string, personId: string): Promise<SessionLetterFacts | null> {
    const found = await this.database.client.letter.findUnique({
      where: { id: letterId },
      select: {
        liveSession: {
          select: {
            ...sessionColumns,
            title: true,
            people: { select: personColumns },
            reading: {
              select: {
                title: true,
                group: {
                  select: {
                    name: true,
                    visibility: true,
                    memberships: { where: { personId }, select: { role: true } },
                  },
                },
              },
            },
          },
        },
      },
    });
    if (!found?.liveSession) return null;
    const { title, reading, ...row } = found.liveSession;
    const { name: groupName, visibility, memberships } = reading.group;
    const role = memberships[0]?.role ?? null;
    return { ...nearOf(row), title, readingTitle: reading.title, groupName, visibility, role };
  }
}

interface SessionRow extends Omit<LetteredSession, 'state'> {
  readonly id: string;
  readonly lengthMinutes: number;
  readonly state: Exclude<LetteredSession['state'], 'wrap-up'> | 'wrap_up';
  readonly people: readonly {
    readonly personId: string | null;
    readonly role: Exclude<Placed['role'], 'co-host'> | 'co_host';
    readonly place: Placed['place'];
    readonly rsvp: 'yes' | 'no' | null;
    readonly rsvpSeq: number;
    readonly firstInAt: Date | null;
  }[];
}

function nearOf({ state, people, ...row }: SessionRow): NearSession {
  return {
    ...row,
    state: state === 'wrap_up' ? 'wrap-up' : state,
    // who has no account has no address
    people: people.flatMap(({ personId: id, role, rsvp, rsvpSeq, ...person }) =>
      id === null
        ? []
        : {
            ...person,
            id,
            role: role === 'co_host' ? 'co-host' : role,
            rsvp: rsvp === null ? null : { answer: rsvp, seq: rsvpSeq },
          },
    ),
  };
}
