import type { MemberRole } from '@lectern/contracts';
import type { Transaction } from '@lectern/server/database';
import { forbidden } from '@lectern/server/platform';

/**
 * The role somebody gets who comes into a group: who is suspended or banned is refused by whichever way they come, who
 * is muted comes back as an observer, and gets the role when that ends.
 */
export async function admittedAs(
  role: MemberRole,
  groupId: string,
  personId: string,
  transaction: Transaction,
): Promise<MemberRole> {
  const found = await transaction.restriction.findFirst({
    where: { groupId, personId, endedAt: null },
    select: { id: true, kind: true, until: true, reason: true },
  });
  if (!found) return role;
  if (found.kind !== 'mute') {
    const what = found.kind === 'ban' ? 'banned' : 'suspended';
    throw forbidden(`You are ${what} here until ${found.until.toISOString()}: ${found.reason}`);
  }
  await transaction.restriction.updateMany({ where: { id: found.id }, data: { role } });
  return 'observer';
}
