import type { LiveActName, LiveRole, LiveState, MemberRole } from '@lectern/contracts';

/**
 * What somebody is towards a live session when something is to be decided: their role in it; `deputy`, who leads with
 * limited powers while neither host nor co-host is here; `steward`, who leads the group and has no role in the session;
 * `none`, who may see it and has no part in it.
 */
export type LiveStanding = LiveRole | 'deputy' | 'steward' | 'none';

const hosts: readonly LiveStanding[] = ['host', 'co-host'];
const leaders: readonly LiveStanding[] = ['host', 'co-host', 'deputy'];
const enders: readonly LiveStanding[] = ['host', 'co-host', 'steward'];
const owners: readonly LiveStanding[] = ['host', 'steward'];
const seated: readonly LiveStanding[] = ['host', 'co-host', 'deputy', 'participant', 'observer', 'steward'];

/** The one table of how a live session goes from state to state, and who may bring it there. */
export const liveTransitions: Readonly<
  Record<LiveState, Readonly<Partial<Record<LiveState, readonly LiveStanding[]>>>>
> = {
  draft: { scheduled: hosts, cancelled: owners },
  scheduled: { lobby: hosts, live: hosts, draft: hosts, cancelled: owners },
  lobby: { live: hosts, scheduled: hosts, cancelled: owners },
  live: { paused: leaders, 'wrap-up': leaders, ended: enders },
  paused: { live: leaders, 'wrap-up': leaders, ended: enders },
  'wrap-up': { live: leaders, ended: enders },
  ended: { archived: enders },
  archived: { ended: enders },
  cancelled: { scheduled: owners },
};

const beforehand: readonly LiveState[] = ['draft', 'scheduled', 'lobby'];
const under: readonly LiveState[] = ['live', 'paused', 'wrap-up'];
const open: readonly LiveState[] = ['lobby', ...under];

/** Everything else that is done, by the names of the contract. */
export const liveActs: Readonly<
  Record<Exclude<LiveActName, 'turn'>, { readonly by: readonly LiveStanding[]; readonly during: readonly LiveState[] }>
> = {
  plan: { by: hosts, during: [...beforehand, ...under] },
  enter: { by: seated, during: open },
  leave: { by: seated, during: open },
  admit: { by: hosts, during: open },
  lead: { by: leaders, during: under },
  go: { by: leaders, during: under },
  extend: { by: leaders, during: under },
  'go-on-by-itself': { by: leaders, during: [...beforehand, ...under] },
  role: { by: hosts, during: [...beforehand, ...under] },
  remove: { by: enders, during: open },
  lock: { by: hosts, during: [...beforehand, ...under] },
  offer: { by: seated, during: open },
  rsvp: { by: seated, during: ['scheduled', 'lobby'] },
  attend: { by: seated, during: [...under, 'ended', 'archived'] },
};

/** allow; state: not while it is like that; forbid: not by somebody like you. */
export type LiveVerdict = 'allow' | 'state' | 'forbid';

/** Whether somebody may bring a session from one state to another. */
export function turnVerdict(standing: LiveStanding, from: LiveState, to: LiveState): LiveVerdict {
  const by = liveTransitions[from][to];
  if (by === undefined) return 'state';
  return by.includes(standing) ? 'allow' : 'forbid';
}

/** Whether somebody may do something else in a session. */
export function liveActVerdict(
  standing: LiveStanding,
  act: Exclude<LiveActName, 'turn'>,
  state: LiveState,
): LiveVerdict {
  const { by, during } = liveActs[act];
  if (!by.includes(standing)) return 'forbid';
  return during.includes(state) ? 'allow' : 'state';
}

/** Whether something can go on in a session: people come, are led, speak. */
export function isUnderWay(state: LiveState): boolean {
  return under.includes(state);
}

/** Whether one can come in, if only into the lobby. */
export function isOpen(state: LiveState): boolean {
  return open.includes(state);
}

/** What somebody is towards a session: by their role in it, or else in its group; a member who was never there is a participant. */
export function standingOf(
  person: { readonly id: string; readonly role: LiveRole } | null,
  groupRole: MemberRole | null,
  deputyId: string | null,
): LiveStanding {
  if (person && (person.role === 'host' || person.role === 'co-host')) return person.role;
  if (person && person.id === deputyId) return 'deputy';
  if (groupRole === 'owner' || groupRole === 'moderator') return 'steward';
  if (person) return person.role;
  if (groupRole === null) return 'none';
  return groupRole === 'observer' ? 'observer' : 'participant';
}

/** The role somebody begins with who was not given one. */
export function firstLiveRole(groupRole: MemberRole | null): LiveRole {
  return groupRole === 'observer' || groupRole === null ? 'observer' : 'participant';
}

/** The states somebody may bring a session to now. */
export function possibleTurns(standing: LiveStanding, from: LiveState): LiveState[] {
  return (Object.keys(liveTransitions[from]) as LiveState[]).filter(
    (to) => turnVerdict(standing, from, to) === 'allow',
  );
}
