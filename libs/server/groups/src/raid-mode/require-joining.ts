import { isJoiningClosed } from '@lectern/domain';
import type { Transaction } from '@lectern/server/database';
import { DomainError } from '@lectern/server/platform';

/** Refuses who would come into a group by themselves while it is in raid mode; who leads it may still let somebody in. */
export async function requireJoining(groupId: string, transaction: Transaction): Promise<void> {
  const group = await transaction.group.findUnique({
    where: { id: groupId },
    select: { raidUntil: true, raidClosesJoining: true },
  });
  if (!group || !isJoiningClosed(group, Date.now())) return;
  const until = group.raidUntil?.toISOString() ?? '';
  throw new DomainError('E_CLOSED', `Nobody can join this group until ${until}. Come again then.`, {
    reason: 'joining',
  });
}
