import { Prisma, type Transaction } from '@lectern/server/database';

/** Locks the group's row: what is read and decided after it about members and rights still holds at the commit. */
export async function lockGroup(groupId: string, transaction: Transaction): Promise<void> {
  await transaction.$queryRaw(Prisma.sql`SELECT 1 FROM groups WHERE id = ${groupId}::uuid FOR UPDATE`);
}

/**
 * Begins a new audience, behind the group's locked streams: from this commit on its rooms have other names. Whoever took
 * something from somebody to hear does this in the same transaction, and asks the sockets again afterwards.
 */
export async function renewAudience(groupId: string, transaction: Transaction): Promise<void> {
  await lockStreams(groupId, transaction);
  await transaction.group.update({
    where: { id: groupId },
    data: { audienceVersion: { increment: 1 } },
    select: { id: true },
  });
}

/** Locks a group's streams: a comment being written is either committed before or decided after. */
export async function lockStreams(groupId: string, transaction: Transaction): Promise<void> {
  await transaction.$queryRaw(Prisma.sql`
    SELECT 1 FROM streams WHERE id = ${groupId}::uuid OR id IN (
      SELECT id FROM readings WHERE group_id = ${groupId}::uuid
      UNION ALL SELECT live_sessions.id FROM live_sessions JOIN readings ON readings.id = live_sessions.reading_id
        WHERE readings.group_id = ${groupId}::uuid
      UNION ALL SELECT audiences.id FROM audiences JOIN readings ON readings.id = audiences.reading_id
        WHERE readings.group_id = ${groupId}::uuid)
    -- that of the group's moderation last, as everybody who takes it after a reading's does
    ORDER BY id = ${groupId}::uuid, id FOR UPDATE`);
}
