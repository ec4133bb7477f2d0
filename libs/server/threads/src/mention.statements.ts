import { addressingRoles } from '@lectern/domain';
import { mentionsIn } from '@lectern/prose';
import { Prisma, type Statement } from '@lectern/server/database';
import type { ThreadWork } from './thread-work';

/**
 * What a batch says of whom comments mention, in their own transaction. Only members of the group are mentioned: any
 * other id is words, so that nobody learns a name by writing an id.
 */
export function mentionStatements({ wordedComments, newComments, reading }: ThreadWork): Statement[] {
  const fresh = new Set(newComments);
  const changed = [...wordedComments].flatMap((comment) => (fresh.has(comment) ? [] : comment.id));
  // what was written elsewhere and brought in calls nobody here
  const own = [...wordedComments].filter(({ importedFrom }) => importedFrom === null);
  const mentioned = own.map(({ id, body }) => ({ id, ...mentionsIn(body) }));
  const people = mentioned.flatMap(({ id, personIds }) => personIds.map((personId) => ({ commentId: id, personId })));
  const roles = mentioned.flatMap(({ id, roles: named }) => named.map((role) => ({ commentId: id, role })));
  return [
    ...(changed.length > 0 ? [forget(changed), forgetRoles(changed)] : []),
    ...(people.length > 0 ? [storePeople(people, reading.id)] : []),
    ...(roles.length > 0 ? [storeRoles(roles)] : []),
  ];
}

function forget(commentIds: readonly string[]): Statement {
  return Prisma.sql`-- prepared: forget-mentions
    DELETE FROM comment_mentions WHERE comment_id = ANY(${commentIds}::uuid[])`;
}

function forgetRoles(commentIds: readonly string[]): Statement {
  return Prisma.sql`-- prepared: forget-role-mentions
    DELETE FROM comment_role_mentions WHERE comment_id = ANY(${commentIds}::uuid[])`;
}

function storePeople(mentions: readonly { commentId: string; personId: string }[], readingId: string): Statement {
  return Prisma.sql`-- prepared: store-mentions
    INSERT INTO comment_mentions (comment_id, person_id)
    SELECT mention."commentId", memberships.person_id
    FROM jsonb_to_recordset(${JSON.stringify(mentions)}::jsonb) AS mention ("commentId" uuid, "personId" uuid)
    JOIN readings ON readings.id = ${readingId}::uuid
    JOIN memberships ON memberships.group_id = readings.group_id AND memberships.person_id = mention."personId"
    -- whom the mentioned blocked cannot call them, unless they lead the group
    WHERE NOT EXISTS (
      SELECT 1 FROM comments JOIN contact_choices ON contact_choices.person_id = memberships.person_id
        AND contact_choices.other_id = comments.author_id AND contact_choices.choice = 'blocked'
      WHERE comments.id = mention."commentId" AND NOT EXISTS (
        SELECT 1 FROM memberships leads WHERE leads.group_id = readings.group_id
          AND leads.person_id = comments.author_id AND leads.role::text = ANY(${[...addressingRoles]}::text[])))
    ON CONFLICT DO NOTHING`;
}

function storeRoles(mentions: readonly { commentId: string; role: string }[]): Statement {
  return Prisma.sql`-- prepared: store-role-mentions
    INSERT INTO comment_role_mentions (comment_id, role)
    SELECT "commentId", role::"MemberRole"
    FROM jsonb_to_recordset(${JSON.stringify(mentions)}::jsonb) AS mention ("commentId" uuid, role text)
    ON CONFLICT DO NOTHING`;
}
