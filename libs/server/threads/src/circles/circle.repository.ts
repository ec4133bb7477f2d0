import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { limits, type Circle, type MemberRole, type Person } from '@lectern/contracts';
import type { DealMeasure } from '@lectern/domain';
import { Database, Prisma, type Transaction } from '@lectern/server/database';

/** Circles as they were made at once. */
export interface StoredDealing {
  readonly id: string;
  readonly seed: number | null;
  readonly size: number;
  readonly withLeaders: boolean;
  readonly dealtAt: Date;
  readonly measure: DealMeasure;
}

/** A deal about to be written down, with who sits where. */
export interface NewDealing extends Omit<StoredDealing, 'id'> {
  readonly readingId: string;
  readonly dealtById: string;
  readonly circles: readonly (readonly string[])[];
}

/** A member who came after circles were dealt, and sits in none. */
export interface LateComer {
  readonly readingId: string;
  readonly groupId: string;
  readonly dealingId: string;
  readonly personId: string;
}

const writers: readonly MemberRole[] = ['owner', 'moderator', 'member'];
const person = { select: { id: true, displayName: true } } as const;

/** Circles and who is in them. A circle is an audience: its hearers are its people. */
@Injectable()
export class CircleRepository {
  constructor(private readonly database: Database) {}

  write<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.database.write(work);
  }

  /** The titles a page of circles shows. */
  reading(readingId: string): Promise<{ id: string; title: string; group: { id: string; name: string } } | null> {
    return this.database.client.reading.findUnique({
      where: { id: readingId },
      select: { id: true, title: true, group: { select: { id: true, name: true } } },
    });
  }

  /** The deal whose circles a reading is discussed in now; null: it is discussed by all. */
  async present(readingId: string, transaction: Transaction = this.database.client): Promise<StoredDealing | null> {
    const found = await transaction.circleDealing.findFirst({ where: { readingId, dissolvedAt: null } });
    if (!found) return null;
    const { id, seed, size, withLeaders, dealtAt, pairs, newPairs, mostNewPairs, newPairsAtRandomTenths } = found;
    const measure = { pairs, newPairs, mostNewPairs, newPairsAtRandom: newPairsAtRandomTenths / 10 };
    return { id, seed, size, withLeaders, dealtAt, measure };
  }

  /** The circles of a deal, in their order. */
  async circles(dealingId: string, transaction: Transaction = this.database.client): Promise<Circle[]> {
    const found = await transaction.audience.findMany({
      where: { dealingId },
      orderBy: { number: 'asc' },
      select: { id: true, number: true, hearers: { select: { person }, orderBy: { person: { displayName: 'asc' } } } },
    });
    return found.map(({ id, number, hearers }) => ({
      id,
      number: number ?? 0,
      people: hearers.map((hearer) => hearer.person),
    }));
  }

  /** The circle somebody is in now in a reading. */
  async own(readingId: string, personId: string | null): Promise<Circle | null> {
    if (personId === null) return null;
    const found = await this.database.client.audience.findFirst({
      where: {
        readingId,
        kind: 'circle',
        dealing: { dissolvedAt: null },
        hearers: { some: { personId } },
        reading: { group: { memberships: { some: { personId } } } },
      },
      select: { id: true, number: true, hearers: { select: { person }, orderBy: { person: { displayName: 'asc' } } } },
    });
    return found && { id: found.id, number: found.number ?? 0, people: found.hearers.map((hearer) => hearer.person) };
  }

  /** Those of a group who may write; without who leads it, if so asked. */
  async writers(
    groupId: string,
    withLeaders: boolean,
    transaction: Transaction = this.database.client,
  ): Promise<Person[]> {
    const found = await transaction.membership.findMany({
      where: { groupId, role: withLeaders ? { in: [...writers] } : 'member' },
      orderBy: [{ person: { displayName: 'asc' } }, { personId: 'asc' }],
      take: limits.peopleDealt + 1,
      select: { person },
    });
    return found.map((member) => member.person);
  }

  /** Who sat together in the circles of a group until now, the latest deal first. */
  async earlier(groupId: string, transaction: Transaction): Promise<string[][][]> {
    const deals = await transaction.circleDealing.findMany({
      where: { reading: { groupId } },
      orderBy: [{ dealtAt: 'desc' }, { id: 'desc' }],
      take: limits.dealsRemembered,
      select: { circles: { select: { hearers: { select: { personId: true } } } } },
    });
    return deals.map(({ circles }) => circles.map(({ hearers }) => hearers.map(({ personId }) => personId)));
  }

  /** Writes down a deal with its circles, each with a stream of its own. */
  async store(
    { circles, measure, readingId, seed, size, withLeaders, dealtById, dealtAt }: NewDealing,
    transaction: Transaction,
  ): Promise<void> {
    const id = randomUUID();
    const { pairs, newPairs, mostNewPairs, newPairsAtRandom } = measure;
    const newPairsAtRandomTenths = Math.round(newPairsAtRandom * 10);
    await transaction.circleDealing.create({
      data: {
        id,
        readingId,
        seed,
        size,
        withLeaders,
        dealtById,
        dealtAt,
        pairs,
        newPairs,
        mostNewPairs,
        newPairsAtRandomTenths,
      },
      select: { id: true },
    });
    const made = circles.map((people, index) => ({ id: randomUUID(), number: index + 1, people }));
    await transaction.stream.createMany({ data: made.map((circle) => ({ id: circle.id, kind: 'circle' })) });
    await transaction.audience.createMany({
      data: made.map((circle) => ({
        id: circle.id,
        key: `circle ${id} ${circle.number}`,
        kind: 'circle' as const,
        readingId,
        dealingId: id,
        number: circle.number,
      })),
    });
    await transaction.audienceHearer.createMany({
      data: made.flatMap((circle) => circle.people.map((personId) => ({ audienceId: circle.id, personId }))),
    });
  }

  /** Ends the circles of a deal: what was said in them stays with those who were in them. */
  async dissolve(dealingId: string, at: Date, transaction: Transaction): Promise<void> {
    await transaction.circleDealing.update({
      where: { id: dealingId },
      data: { dissolvedAt: at },
      select: { id: true },
    });
  }

  /** Puts somebody into a circle and takes them out of the others of its deal. */
  async place(dealingId: string, circleId: string, personId: string, transaction: Transaction): Promise<void> {
    await transaction.audienceHearer.deleteMany({ where: { personId, audience: { dealingId } } });
    await transaction.audienceHearer.create({ data: { audienceId: circleId, personId }, select: { personId: true } });
  }

  /** Members who may write and sit in no circle though the present ones were dealt. */
  lateComers(most: number): Promise<LateComer[]> {
    return this.database.client.$queryRaw<LateComer[]>(Prisma.sql`
      SELECT readings.id AS "readingId", readings.group_id AS "groupId", circle_dealings.id AS "dealingId",
        memberships.person_id AS "personId"
      FROM circle_dealings
      JOIN readings ON readings.id = circle_dealings.reading_id
      JOIN memberships ON memberships.group_id = readings.group_id AND (memberships.role = 'member'
        OR (circle_dealings.with_leaders AND memberships.role IN ('owner', 'moderator')))
      WHERE circle_dealings.dissolved_at IS NULL AND circle_dealings.seed IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM audience_hearers JOIN audiences ON audiences.id = audience_hearers.audience_id
          WHERE audiences.dealing_id = circle_dealings.id AND audience_hearers.person_id = memberships.person_id)
      ORDER BY memberships.joined_at, memberships.person_id LIMIT ${most}::int`);
  }
}
