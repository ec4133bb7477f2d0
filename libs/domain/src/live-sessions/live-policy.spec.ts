import { describe, expect, it } from 'vitest';
import { liveActSchema, liveRoleSchema, liveStateSchema, type LiveActName, type LiveState } from '@lectern/contracts';
import { liveActs, liveActVerdict, possibleTurns, standingOf, turnVerdict, type LiveStanding } from './live-policy';

const states = liveStateSchema.options;
const standings: readonly LiveStanding[] = [...liveRoleSchema.options, 'deputy', 'steward', 'none'];

/** Every turn that anybody may take, written out by hand: whatever is not here must be refused. */
const turns = `
draft > scheduled: host co-host
draft > cancelled: host steward
scheduled > draft: host co-host
scheduled > lobby: host co-host
scheduled > live: host co-host
scheduled > cancelled: host steward
lobby > scheduled: host co-host
lobby > live: host co-host
lobby > cancelled: host steward
live > paused: host co-host deputy
live > wrap-up: host co-host deputy
live > ended: host co-host steward
paused > live: host co-host deputy
paused > wrap-up: host co-host deputy
paused > ended: host co-host steward
wrap-up > live: host co-host deputy
wrap-up > ended: host co-host steward
ended > archived: host co-host steward
archived > ended: host co-host steward
cancelled > scheduled: host steward
`;

/** Who may do what else, and in which states. */
const acts: Readonly<Record<Exclude<LiveActName, 'turn'>, [by: string, during: string]>> = {
  plan: ['host co-host', 'draft scheduled lobby live paused wrap-up'],
  enter: ['host co-host deputy participant observer steward', 'lobby live paused wrap-up'],
  leave: ['host co-host deputy participant observer steward', 'lobby live paused wrap-up'],
  admit: ['host co-host', 'lobby live paused wrap-up'],
  lead: ['host co-host deputy', 'live paused wrap-up'],
  go: ['host co-host deputy', 'live paused wrap-up'],
  extend: ['host co-host deputy', 'live paused wrap-up'],
  'go-on-by-itself': ['host co-host deputy', 'draft scheduled lobby live paused wrap-up'],
  role: ['host co-host', 'draft scheduled lobby live paused wrap-up'],
  remove: ['host co-host steward', 'lobby live paused wrap-up'],
  lock: ['host co-host', 'draft scheduled lobby live paused wrap-up'],
  offer: ['host co-host deputy participant observer steward', 'lobby live paused wrap-up'],
  rsvp: ['host co-host deputy participant observer steward', 'scheduled lobby'],
  attend: ['host co-host deputy participant observer steward', 'live paused wrap-up ended archived'],
};

describe('the table of turns', () => {
  const allowed = new Map(
    turns
      .trim()
      .split('\n')
      .map((line) => line.split(': ') as [string, string])
      .map(([turn, by]) => [turn, by.split(' ')] as const),
  );
  const every = states.flatMap((from) => states.flatMap((to) => standings.map((by) => [from, to, by] as const)));

  it.each(states)('decides every turn from %s for everybody', (from: LiveState) => {
    for (const [, to, by] of every.filter(([state]) => state === from)) {
      const who = allowed.get(`${from} > ${to}`);
      const wanted = !who ? 'state' : who.includes(by) ? 'allow' : 'forbid';
      expect([from, to, by, turnVerdict(by, from, to)]).toEqual([from, to, by, wanted]);
    }
  });

  it('says the same of what one may choose from', () => {
    for (const from of states)
      for (const by of standings)
        expect(possibleTurns(by, from).sort()).toEqual(
          states.filter((to) => allowed.get(`${from} > ${to}`)?.includes(by)).sort(),
        );
  });

  it('leaves no state that nobody can leave, and none that cannot be reached', () => {
    for (const state of states) {
      expect(states.some((to) => turnVerdict('host', state, to) === 'allow')).toBe(true);
      if (state !== 'draft') expect(states.some((from) => turnVerdict('host', from, state) === 'allow')).toBe(true);
    }
  });
});

describe('the table of acts', () => {
  it('names every act of the contract but the turns', () => {
    const names = liveActSchema.options.map((option) => option.shape.what.value).filter((name) => name !== 'turn');
    expect(Object.keys(liveActs).sort()).toEqual([...names].sort());
    expect(Object.keys(acts).sort()).toEqual([...names].sort());
  });

  it.each(Object.keys(acts) as Exclude<LiveActName, 'turn'>[])('decides %s in every state for everybody', (act) => {
    const [by, during] = acts[act].map((words) => words.split(' '));
    for (const state of states)
      for (const standing of standings) {
        const wanted = !by?.includes(standing) ? 'forbid' : during?.includes(state) ? 'allow' : 'state';
        expect([act, state, standing, liveActVerdict(standing, act, state)]).toEqual([act, state, standing, wanted]);
      }
  });
});

describe('standingOf', () => {
  const ada = (role: 'host' | 'co-host' | 'participant' | 'observer') => ({ id: 'ada', role });

  it('takes the role in the session before that in the group', () => {
    expect(standingOf(ada('host'), 'observer', null)).toBe('host');
    expect(standingOf(ada('co-host'), 'owner', 'ada')).toBe('co-host');
  });

  it('makes a deputy of whoever stands in, and only of them', () => {
    expect(standingOf(ada('participant'), 'member', 'ada')).toBe('deputy');
    expect(standingOf(ada('participant'), 'member', 'ben')).toBe('participant');
  });

  it('knows who leads the group, and who was never here', () => {
    expect(standingOf(ada('participant'), 'moderator', null)).toBe('steward');
    expect(standingOf(null, 'owner', null)).toBe('steward');
    expect(standingOf(null, 'member', null)).toBe('participant');
    expect(standingOf(null, 'observer', null)).toBe('observer');
    expect(standingOf(null, null, null)).toBe('none');
  });
});
