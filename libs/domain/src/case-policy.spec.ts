import { describe, expect, it } from 'vitest';
import { caseActionSchema, decisionActionSchema, type CaseAction, type CaseState } from '@lectern/contracts';
import {
  appealUntil,
  caseActions,
  casePriority,
  caseRole,
  caseRoles,
  caseStates,
  decisionsFitting,
  mayOnCase,
  withheldBy,
  type CaseFacts,
  type CaseRole,
} from './case-policy';

/**
 * In which states (Open, Claimed, Decided, Appealed, Final) each role may do each thing; written down once more, so that
 * nobody changes the table without saying so here. Columns in the order of `caseRoles`.
 */
const expected: Readonly<Record<CaseAction, string>> = {
  //              author holder decider witness moderator onlooker reporter reader outsider
  see: '             -     OCDAF  OCDAF   OCDAF    OCDAF     OCDAF      -       -      -',
  note: '            -     OCDAF  OCDAF   OCDAF    OCDAF     OCDAF      -       -      -',
  talk: '            -     OCDAF  OCDAF   OCDAF    OCDAF     OCDAF      -       -      -',
  claim: '           -       -      -       O        O         -        -       -      -',
  renew: '           -       C      -       -        -         -        -       -      -',
  release: '         -       C      -       -        -         -        -       -      -',
  'hand-over': '     -       C      -       -        -         -        -       -      -',
  'ask-second': '    -       C      -       -        -         -        -       -      -',
  escalate: '        -       C      -       O        O         -        -       -      -',
  decide: '          -       C      -       O        O         -        -       -      -',
  restore: '         -       -      DF      DF       DF        -        -       -      -',
  undo: '            -       -      D       -        -         -        -       -      -',
  appeal: '         OCD      -      -       D        -         -        D       -      -',
  judge: '           -       -      -       -        A         -        -       -      -',
};
const letters: Readonly<Record<CaseState, string>> = {
  open: 'O',
  claimed: 'C',
  decided: 'D',
  appealed: 'A',
  final: 'F',
};

/** Somebody who is just that to a case in that state, where there can be such a person. */
function personIn(role: CaseRole, state: CaseState): { role: 'moderator' | 'member' | null; facts: CaseFacts } | null {
  const facts = {
    state,
    authorId: 'other',
    claimedById: null,
    decidedById: 'another',
    reporterIds: [],
    isEscalated: false,
  };
  switch (role) {
    case 'author':
      return { role: 'moderator', facts: { ...facts, authorId: 'me', claimedById: 'me', decidedById: 'me' } };
    case 'holder':
      return state === 'claimed' ? { role: 'moderator', facts: { ...facts, claimedById: 'me' } } : null;
    case 'decider':
      if (state === 'open' || state === 'claimed') return null;
      return { role: 'moderator', facts: { ...facts, decidedById: 'me', reporterIds: ['me'] } };
    case 'witness':
      return state === 'claimed' ? null : { role: 'moderator', facts: { ...facts, reporterIds: ['me'] } };
    case 'moderator':
      return { role: 'moderator', facts };
    case 'onlooker':
      return { role: 'moderator', facts: { ...facts, reporterIds: ['me'], claimedById: 'me', isEscalated: true } };
    case 'reporter':
      return { role: 'member', facts: { ...facts, reporterIds: ['me'] } };
    case 'reader':
      return { role: 'member', facts };
    case 'outsider':
      return { role: null, facts };
  }
}

describe('who may do what with a case', () => {
  it('names every action there is', () => {
    expect(Object.keys(expected).sort()).toEqual([...caseActionSchema.options].sort());
  });

  const cells = caseActionSchema.options.flatMap((action) =>
    caseRoles.flatMap((role) => caseStates.map((state) => [action, role, state] as const)),
  );
  it.each(cells)('%s by %s of a case that is %s', (action, role, state) => {
    const cell = expected[action].trim().split(/\s+/)[caseRoles.indexOf(role)] ?? '';
    const isAllowed = cell.includes(letters[state]);
    expect(mayOnCase(role, action, state)).toBe(isAllowed);
    expect(caseActions(role, state).includes(action)).toBe(isAllowed);
    const person = personIn(role, state);
    if (person) expect(caseRole({ personId: 'me', role: person.role }, person.facts)).toBe(role);
  });

  it('gives nobody who decided, wrote or reported it the judging of an appeal', () => {
    for (const role of caseRoles)
      if (role !== 'moderator') for (const state of caseStates) expect(mayOnCase(role, 'judge', state)).toBe(false);
  });

  it('lets who reported one’s words not look into the case, also where one leads', () => {
    const facts = {
      state: 'open',
      authorId: 'me',
      claimedById: null,
      decidedById: null,
      reporterIds: ['you'],
      isEscalated: false,
    } as const;
    expect(caseRole({ personId: 'me', role: 'owner' }, facts)).toBe('author');
  });
});

describe('a case that was handed to the owners', () => {
  const facts = {
    authorId: 'other',
    claimedById: null,
    decidedById: 'owner',
    reporterIds: ['witness'],
    isEscalated: true,
  } as const;
  const roleOf = (personId: string, role: 'owner' | 'moderator', state: CaseState) =>
    caseRole({ personId, role }, { ...facts, state });

  it('is decided, restored and undone by owners only', () => {
    const changing = ['claim', 'renew', 'hand-over', 'decide', 'restore', 'undo', 'escalate'] as const;
    for (const state of caseStates.filter((one) => one !== 'appealed')) {
      expect(roleOf('me', 'moderator', state)).toBe('onlooker');
      expect(roleOf('me', 'owner', state)).not.toBe('onlooker');
      for (const action of changing) expect(mayOnCase('onlooker', action, state)).toBe(false);
    }
    expect(mayOnCase(roleOf('me', 'owner', 'open'), 'decide', 'open')).toBe(true);
  });

  it('leaves appeals to be judged by moderators too, but by nobody who reported or decided', () => {
    expect(roleOf('me', 'moderator', 'appealed')).toBe('moderator');
    for (const who of ['witness', 'owner']) expect(roleOf(who, 'moderator', 'appealed')).toBe('onlooker');
    expect(roleOf('owner', 'owner', 'appealed')).toBe('decider');
  });
});

describe('decisions', () => {
  it('hides only what stands, restores only what is gone, and has something for every case', () => {
    for (const withheldAs of [null, 'held', 'hidden', 'removed'] as const) {
      const fitting = decisionsFitting(withheldAs, false);
      expect(fitting).toContain('approve');
      expect(fitting.includes('restore')).toBe(withheldAs === 'hidden' || withheldAs === 'removed');
      expect(fitting.includes('hold')).toBe(withheldAs === null);
    }
    for (const action of decisionsFitting(null, true)) expect(withheldBy(action)).toBeNull();
    const reachable = new Set([null, 'hidden' as const].flatMap((as) => decisionsFitting(as, false)));
    expect([...reachable].sort()).toEqual([...decisionActionSchema.options].sort());
  });

  it('can be appealed against for six months of the calendar', () => {
    expect(appealUntil(new Date('2026-01-15T10:00:00Z')).toISOString()).toBe('2026-07-15T10:00:00.000Z');
  });

  it('are pressing for reasons that add up and can be read', () => {
    const calm = { kinds: ['insult'], reportWeight: 1, isAppealed: false, isSecondAsked: false, isEscalated: false };
    expect(casePriority(calm)).toEqual({ priority: 0, reasons: [] });
    const pressing = casePriority({ ...calm, kinds: ['threat'], reportWeight: 3, isAppealed: true });
    expect(pressing.reasons).toEqual(['appeal', 'threat', 'several']);
    const all = { ...calm, kinds: ['threat', 'private-data'], reportWeight: 3, isAppealed: true, isSecondAsked: true };
    const handed = casePriority({ ...calm, isEscalated: true });
    expect(handed.reasons).toEqual(['escalated']);
    expect(handed.priority).toBeGreaterThan(casePriority(all).priority);
    expect(pressing.priority).toBeGreaterThan(casePriority({ ...calm, kinds: ['threat'] }).priority);
  });
});
