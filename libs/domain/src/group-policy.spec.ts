import { describe, expect, it } from 'vitest';
import type { JoinPolicy, MemberRole, Visibility } from '@lectern/contracts';
import { groupAbilities, groupVerdict, type GroupAction } from './group-policy';
import type { Actor } from './viewer';

const visibilities: readonly Visibility[] = ['private', 'unlisted', 'public'];
const joinPolicies: readonly JoinPolicy[] = ['invitation', 'request', 'open'];
const columns = ['nobody', 'outsider', 'observer', 'member', 'moderator', 'owner'] as const;

/**
 * + allowed, - forbidden, for each column, in a group that may be seen; joining depends on how one
 * joins and has a table of its own below.
 */
const table: Readonly<Record<Exclude<GroupAction, 'join' | 'requestToJoin'>, string>> = {
  see: '+ + + + + +',
  update: '- - - - - +',
  invite: '- - - - + +',
  decideRequests: '- - - - + +',
  manageMembers: '- - - - + +',
  seeMembers: '- - + + + +',
  addReading: '- - - + + +',
  comment: '- - - + + +',
  leave: '- - + + + +',
  schedule: '- - - - + +',
  report: '- + + + + +',
  moderate: '- - - - + +',
  writeRules: '- - - - - +',
};
const joining: Readonly<Record<'join' | 'requestToJoin', JoinPolicy>> = { join: 'open', requestToJoin: 'request' };

function actorOf(column: (typeof columns)[number]): Actor {
  if (column === 'nobody') return { personId: null, role: null };
  if (column === 'outsider') return { personId: 'p', role: null };
  return { personId: 'p', role: column as MemberRole };
}
const isMember = (column: string) => column !== 'nobody' && column !== 'outsider';

describe.each(visibilities)('a %s group', (visibility) => {
  describe.each(joinPolicies)('joined by %s', (joinPolicy) => {
    const group = { visibility, joinPolicy };

    it.each(Object.entries(table))('%s: %s', (action, row) => {
      const cells = row.split(' ');
      expect(cells).toHaveLength(columns.length);
      columns.forEach((column, index) => {
        const isHidden = visibility === 'private' && !isMember(column);
        const wanted = isHidden ? 'hide' : cells[index] === '+' ? 'allow' : 'forbid';
        expect([column, groupVerdict(actorOf(column), action as GroupAction, group)]).toEqual([column, wanted]);
      });
    });

    it.each(Object.entries(joining))(
      '%s is for people outside alone, and only where one joins so',
      (action, policy) => {
        for (const column of columns) {
          const mayJoin = column === 'outsider' && policy === joinPolicy;
          const isHidden = visibility === 'private' && !isMember(column);
          const wanted = isHidden ? 'hide' : mayJoin ? 'allow' : 'forbid';
          expect([column, groupVerdict(actorOf(column), action as GroupAction, group)]).toEqual([column, wanted]);
        }
      },
    );

    it('tells a client the same as it decides', () => {
      for (const column of columns) {
        const abilities = groupAbilities(actorOf(column), group);
        for (const [action, can] of Object.entries(abilities))
          expect(can).toBe(groupVerdict(actorOf(column), action as GroupAction, group) === 'allow');
      }
    });
  });
});
