import { Injectable } from '@nestjs/common';
import { groupVerdict, type Actor, type GroupAction, type GroupFacts } from '@lectern/domain';
import { Database, type Transaction } from '@lectern/server/database';
import { forbidden, notFound, type Caller } from '@lectern/server/platform';

/** A group as rules see it, with who asks. */
export interface AccessedGroup extends GroupFacts {
  readonly id: string;
  readonly audienceVersion: number;
  readonly actor: Actor;
}

/** A reading as rules see it: it is seen by those who see its group. */
export interface AccessedReading {
  readonly id: string;
  readonly currentRevisionId: string;
  readonly group: AccessedGroup;
}

/**
 * The only way to a group or a reading in the name of somebody: loads the facts afresh, asks the rule
 * for the action, and refuses what it does not allow. What may not be seen is not found.
 */
@Injectable()
export class Access {
  constructor(private readonly database: Database) {}

  async group(
    caller: Pick<Caller, 'personId'>,
    groupId: string,
    action: GroupAction,
    transaction: Transaction = this.database.client,
  ): Promise<AccessedGroup> {
    const found = await transaction.group.findUnique({ where: { id: groupId }, select: groupFacts(caller.personId) });
    if (!found) throw notFound();
    return decided(accessedGroup(found, caller.personId), action);
  }

  async reading(
    caller: Pick<Caller, 'personId'>,
    readingId: string,
    action: GroupAction,
    transaction: Transaction = this.database.client,
  ): Promise<AccessedReading> {
    const found = await transaction.reading.findUnique({
      where: { id: readingId },
      select: { id: true, currentRevisionId: true, group: { select: groupFacts(caller.personId) } },
    });
    if (!found) throw notFound();
    return {
      id: found.id,
      currentRevisionId: found.currentRevisionId,
      group: decided(accessedGroup(found.group, caller.personId), action),
    };
  }
}

/** The columns rules look at, with the membership of one person. */
function groupFacts(personId: string | null) {
  return {
    id: true,
    visibility: true,
    joinPolicy: true,
    audienceVersion: true,
    memberships: { where: { personId: personId ?? '00000000-0000-0000-0000-000000000000' }, select: { role: true } },
  } as const;
}

interface FoundGroup extends GroupFacts {
  id: string;
  audienceVersion: number;
  memberships: { role: Actor['role'] }[];
}

function accessedGroup(found: FoundGroup, personId: string | null): AccessedGroup {
  const { memberships, ...facts } = found;
  return { ...facts, actor: { personId, role: memberships[0]?.role ?? null } };
}

function decided(group: AccessedGroup, action: GroupAction): AccessedGroup {
  const verdict = groupVerdict(group.actor, action, group);
  if (verdict === 'hide') throw notFound();
  if (verdict === 'forbid') throw forbidden();
  return group;
}
