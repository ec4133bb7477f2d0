import type { MemberRole } from '@lectern/contracts';

/** A member who could lead a group when its last owner is gone. */
export interface PossibleHeir {
  readonly personId: string;
  readonly role: MemberRole;
  readonly joinedAt: Date;
}

const order: readonly MemberRole[] = ['owner', 'moderator', 'member', 'observer'];

/** Who owns a group after its last owner: who leads it already, then who writes in it; of those who was there first. */
export function heirOf(members: readonly PossibleHeir[]): PossibleHeir | null {
  const [first = null] = [...members].sort(
    (one, other) =>
      order.indexOf(one.role) - order.indexOf(other.role) ||
      one.joinedAt.getTime() - other.joinedAt.getTime() ||
      one.personId.localeCompare(other.personId),
  );
  return first;
}
