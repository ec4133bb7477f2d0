import {
  routes,
  type LiveAct,
  type LiveAnswer,
  type Passage,
  type ScheduleLiveSeries,
  type ScheduleLiveSession,
} from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call } from './api';
import type { Person } from './people';

/** A plan for a live session, tomorrow evening as far as it matters. */
export function newLiveSession(wanted: Partial<ScheduleLiveSession> = {}): ScheduleLiveSession {
  return {
    commandId: uuidv7(),
    title: 'Evening over lamps',
    start: '2031-03-28T19:00',
    timeZone: 'Europe/Berlin',
    lengthMinutes: 90,
    agenda: [],
    letsIn: 'members',
    capacity: null,
    coHostIds: [],
    isDraft: false,
    ...wanted,
  };
}

/** A plan for a series of three weeks. */
export function newLiveSeries(wanted: Partial<ScheduleLiveSeries> = {}): ScheduleLiveSeries {
  const { isDraft: _, ...plan } = newLiveSession();
  return { ...plan, rule: { unit: 'week', every: 1, end: { by: 'count', count: 3 } }, ...wanted };
}

/** Arranges a series and returns the id of its first date. */
export async function scheduleSeries(
  host: Person,
  readingId: string,
  wanted?: Partial<ScheduleLiveSeries>,
): Promise<string> {
  return (await call(routes.scheduleLiveSeries, { params: { readingId }, body: newLiveSeries(wanted) }, host)).id;
}

/** A passage of an agenda. */
export function passage(fromBlockId: string, toBlockId = fromBlockId, minutes = 10): Passage {
  return { id: uuidv7(), fromBlockId, toBlockId, minutes, question: 'Who speaks here?', task: '' };
}

/** Arranges a live session and returns its id. */
export async function schedule(
  host: Person,
  readingId: string,
  wanted?: Partial<ScheduleLiveSession>,
): Promise<string> {
  const body = newLiveSession(wanted);
  return (await call(routes.scheduleLiveSession, { params: { readingId }, body }, host)).id;
}

/** Does something in a live session over HTTP. */
export function act(person: Person, sessionId: string, what: LiveAct): Promise<LiveAnswer> {
  return call(routes.actInLiveSession, { body: { commandId: uuidv7(), sessionId, act: what } }, person);
}

/** A live session under way with a poll in it; nobody but the host has come in. */
export async function meetingWithPoll(host: Person, readingId: string): Promise<{ meetingId: string; pollId: string }> {
  const meetingId = await schedule(host, readingId);
  await act(host, meetingId, { what: 'turn', to: 'live', seenState: 'scheduled' });
  await act(host, meetingId, { what: 'enter' });
  const pollId = uuidv7();
  const poll = { kind: 'fist-to-five', question: 'Shall we go on?', isSecret: false } as const;
  const opened = { commandId: pollId, sessionId: meetingId, act: { what: 'open-poll', poll } } as const;
  await call(routes.actOnPolls, { body: opened }, host);
  return { meetingId, pollId };
}

/** Arranges a live session with its lobby open. */
export async function openLobby(
  host: Person,
  readingId: string,
  wanted?: Partial<ScheduleLiveSession>,
): Promise<string> {
  const sessionId = await schedule(host, readingId, wanted);
  await act(host, sessionId, { what: 'turn', to: 'lobby', seenState: 'scheduled' });
  return sessionId;
}
