import type { MemberRole } from '@lectern/contracts';

const byAnybody: readonly MemberRole[] = ['owner', 'moderator'];
const all: readonly MemberRole[] = ['owner', 'moderator', 'member', 'observer'];

/** The roles somebody can call on as a whole: whoever leads can be called by every writer, everybody only by who leads. */
export function mentionableRoles(role: MemberRole | null): readonly MemberRole[] {
  switch (role) {
    case 'owner':
    case 'moderator':
      return all;
    case 'member':
      return byAnybody;
    default:
      return [];
  }
}
