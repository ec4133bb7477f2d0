import type { MemberRole } from '@lectern/contracts';

/**
 * The roles in which one can speak to who blocked one: answer what they wrote, or call them by a mention. Otherwise a
 * block would keep moderators from those they speak for. Everybody else still writes in the same thread.
 */
export const addressingRoles: readonly MemberRole[] = ['owner', 'moderator'];

/** Whether somebody may speak to a person who may have blocked them. */
export function mayAddress(role: MemberRole | null, isBlocked: boolean): boolean {
  return !isBlocked || (role !== null && addressingRoles.includes(role));
}
