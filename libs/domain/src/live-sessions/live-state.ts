import type {
  LiveContent,
  LiveCourse,
  LiveFollowUp,
  LiveLead,
  LiveLine,
  LiveNoteBook,
  LivePerson,
  LivePoll,
  LiveSession,
  LiveSmallRoom,
  LiveSplit,
  StreamEvent,
} from '@lectern/contracts';
import { withNewer } from '../reading-state';
import { roomsAfter } from './arrangement-state';
import { linesAfter } from './chat-state';
import { followUpsAfter, followUpsAfterSource } from './follow-up-state';
import { pollsAfter } from './poll-state';
import { stackAfter, stackOf, type SpeakerStack } from './speaker-stack';

/** What a client knows of a live session, and what the server would tell a late-comer. */
export interface LiveRoomState {
  readonly seq: number;
  readonly session: LiveSession;
  readonly course: LiveCourse;
  readonly lead: LiveLead;
  readonly people: ReadonlyMap<string, LivePerson>;
  readonly stack: SpeakerStack;
  readonly polls: ReadonlyMap<string, LivePoll>;
  readonly lines: ReadonlyMap<string, LiveLine>;
  readonly followUps: ReadonlyMap<string, LiveFollowUp>;
  readonly noteBook: LiveNoteBook;
  readonly split: LiveSplit;
  readonly rooms: ReadonlyMap<string, LiveSmallRoom>;
}

/** The state a snapshot stands for. */
export function liveStateOf(snapshot: LiveContent & { head: number }): LiveRoomState {
  const { head, session, course, lead, people, polls, lines, followUps, noteBook, split, rooms } = snapshot;
  return {
    seq: head,
    session,
    course,
    lead,
    people: byId(people),
    stack: stackOf(snapshot),
    polls: byId(polls),
    lines: byId(lines),
    followUps: byId(followUps),
    noteBook,
    split,
    rooms: byId(rooms),
  };
}

/**
 * The state after an event. Everything carries the number that changed it last, and what is newer than the event is
 * kept, so that any mixture of snapshot and events gives the same; the caller has checked `placeOf`.
 */
export function applyLiveEvent(state: LiveRoomState, event: StreamEvent): LiveRoomState {
  const after = { ...state, seq: event.seq };
  switch (event.type) {
    case 'live.changed':
      return {
        ...after,
        session: newer(state.session, event.session),
        course: newer(state.course, event.course),
        people: withNewer(state.people, event.people),
      };
    case 'live.moved':
      return { ...after, course: newer(state.course, event.course), lead: newer(state.lead, event.lead) };
    case 'live.led':
      return { ...after, lead: newer(state.lead, event.lead) };
    case 'live.people-changed':
      return { ...after, people: withNewer(state.people, event.people) };
    case 'live.hands-changed':
    case 'live.turn-rules-changed':
      return { ...after, stack: stackAfter(state.stack, event) };
    case 'live.poll-changed':
      return {
        ...after,
        polls: pollsAfter(state.polls, event),
        followUps: followUpsAfterSource(state.followUps, event),
      };
    case 'live.poll-answered':
      return { ...after, polls: pollsAfter(state.polls, event) };
    case 'live.line-changed':
      return {
        ...after,
        lines: linesAfter(state.lines, event),
        followUps: followUpsAfterSource(state.followUps, event),
      };
    case 'live.follow-up-changed':
      return { ...after, followUps: followUpsAfter(state.followUps, event) };
    case 'live.note-book-changed':
      return { ...after, noteBook: newer(state.noteBook, event.noteBook) };
    case 'live.split-changed':
      return { ...after, split: newer(state.split, event.split), rooms: roomsAfter(state.rooms, event) };
    default:
      return after;
  }
}

/** A state as one text, the same for the same state however it came about: what hashes are taken of. */
export function liveDigest(state: LiveRoomState): string {
  return JSON.stringify(state, (_, value: unknown) => {
    if (value instanceof Map) return [...value].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

/** Those who wait to be let in, in the order of their arrival. */
export function lobbyOf(people: Iterable<LivePerson>): LivePerson[] {
  return [...people].filter(({ place }) => place === 'waiting').sort(bySince);
}

/** Those who are in the room: hosts first, then in the order they came. */
export function inRoom(people: Iterable<LivePerson>): LivePerson[] {
  const rank = ({ role }: LivePerson) => ['host', 'co-host', 'participant', 'observer'].indexOf(role);
  return [...people].filter(({ place }) => place === 'in').sort((a, b) => rank(a) - rank(b) || bySince(a, b));
}

/**
 * Who stands in while the host is not here: the co-host who has been here longest, or else of those who are willing the
 * one who has. `presentIds` are the people with an open connection; null when the host is among them, or nobody can.
 */
export function deputyOf(people: Iterable<LivePerson>, presentIds: ReadonlySet<string>): string | null {
  const here = inRoom(people).filter(({ id }) => presentIds.has(id));
  if (here.some(({ role }) => role === 'host')) return null;
  const coHosts = here.filter(({ role }) => role === 'co-host');
  const willing = here.filter(({ isWilling, role, isGuest }) => isWilling && role === 'participant' && !isGuest);
  return [...coHosts.sort(bySince), ...willing.sort(bySince)][0]?.id ?? null;
}

function bySince(a: LivePerson, b: LivePerson): number {
  return a.since < b.since ? -1 : a.since > b.since ? 1 : a.id < b.id ? -1 : 1;
}

function newer<T extends { readonly seq: number }>(known: T, told: T): T {
  return told.seq > known.seq ? told : known;
}

function byId<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  return new Map(items.map((item) => [item.id, item]));
}
