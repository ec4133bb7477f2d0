import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { limits, type Circles, type DealCircles, type PlaceInCircle } from '@lectern/contracts';
import { circleMethod, dealCircles, groupVerdict, measureDeal, meetingsIn, smallestCircle } from '@lectern/domain';
import { Access, lockGroup, renewAudience } from '@lectern/server/access';
import type { Transaction } from '@lectern/server/database';
import { conflict, notFound, RateLimits, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { CircleRepository, type LateComer, type StoredDealing } from './circle.repository';

const unmeasured = { pairs: 0, newPairs: 0, mostNewPairs: 0, newPairsAtRandom: 0 };

/** Deals the people of a group into circles that discuss a reading, places some by hand, and ends circles. */
@Injectable()
export class KeepCirclesUseCase {
  constructor(
    private readonly access: Access,
    private readonly repository: CircleRepository,
    private readonly sockets: LiveSockets,
    private readonly rates: RateLimits,
  ) {}

  async read(caller: Caller, readingId: string): Promise<Circles> {
    const { group } = await this.access.reading(caller, readingId, 'see');
    const mayDeal = groupVerdict(group.actor, 'schedule', group) === 'allow';
    const [reading, dealing, own] = await Promise.all([
      this.repository.reading(readingId),
      this.repository.present(readingId),
      this.repository.own(readingId, caller.personId),
    ]);
    if (!reading) throw notFound();
    const circles = dealing && mayDeal ? await this.repository.circles(dealing.id) : [];
    const placed = new Set(circles.flatMap(({ people }) => people.map(({ id }) => id)));
    const writers = dealing && mayDeal ? await this.repository.writers(group.id, true) : [];
    return {
      reading: { id: reading.id, title: reading.title },
      group: reading.group,
      dealing: dealing && mayDeal ? presentDealing(dealing) : null,
      own,
      circles,
      unplaced: writers.filter(({ id }) => !placed.has(id)),
      can: { deal: mayDeal },
    };
  }

  async deal(caller: SignedInCaller, readingId: string, input: DealCircles): Promise<Circles> {
    const { group } = await this.access.reading(caller, readingId, 'schedule');
    await this.rates.take('progress', caller.personId);
    const told = await this.change(caller, readingId, input.basis, async (before, at, transaction) => {
      if (before) await this.repository.dissolve(before.id, at, transaction);
      const shared = { readingId, dealtById: caller.personId, dealtAt: at };
      if (input.how === 'by-hand') {
        const circles = Array.from({ length: input.count }, () => []);
        const empty = { seed: null, size: input.count, withLeaders: true, measure: unmeasured };
        await this.repository.store({ ...shared, ...empty, circles }, transaction);
        return;
      }
      const { size, withLeaders, seed = randomInt(limits.circleSeed) } = input;
      const personIds = (await this.repository.writers(group.id, withLeaders, transaction)).map(({ id }) => id);
      if (personIds.length === 0) throw conflict('Nobody in the group could be in a circle yet.');
      if (personIds.length > limits.peopleDealt)
        throw conflict(`At most ${limits.peopleDealt} people are dealt at once. Make circles by hand.`);
      const meetings = meetingsIn(await this.repository.earlier(group.id, transaction));
      const circles = dealCircles({ personIds, size, meetings, seed });
      const measure = measureDeal(circles, meetings);
      await this.repository.store({ ...shared, seed, size, withLeaders, measure, circles }, transaction);
    });
    for (const personId of told) this.sockets.roleChanged(personId, group.id);
    return this.read(caller, readingId);
  }

  async dissolve(caller: SignedInCaller, readingId: string, dealingId: string): Promise<Circles> {
    const { group } = await this.access.reading(caller, readingId, 'schedule');
    await this.rates.take('progress', caller.personId);
    const told = await this.change(caller, readingId, dealingId, (before, at, transaction) =>
      before ? this.repository.dissolve(before.id, at, transaction) : Promise.resolve(),
    );
    for (const personId of told) this.sockets.roleChanged(personId, group.id);
    return this.read(caller, readingId);
  }

  /** From the commit on they hear nothing more of the circle they leave, in open browsers neither. */
  async place(caller: SignedInCaller, readingId: string, { personId, circleId }: PlaceInCircle): Promise<Circles> {
    const { group } = await this.access.reading(caller, readingId, 'schedule');
    await this.rates.take('progress', caller.personId);
    await this.repository.write(async (transaction) => {
      await lockGroup(group.id, transaction);
      await this.access.reading(caller, readingId, 'schedule', transaction);
      const dealing = await this.repository.present(readingId, transaction);
      const circles = dealing ? await this.repository.circles(dealing.id, transaction) : [];
      if (!dealing || !circles.some(({ id }) => id === circleId))
        throw conflict('These circles were changed meanwhile. Look at them again.');
      const writers = await this.repository.writers(group.id, true, transaction);
      if (!writers.some(({ id }) => id === personId))
        throw conflict('Only members who write can be in a circle. Look at the group again.');
      await renewAudience(group.id, transaction);
      await this.repository.place(dealing.id, circleId, personId, transaction);
    });
    await this.sockets.audienceChanged(group.id);
    this.sockets.roleChanged(personId, group.id);
    return this.read(caller, readingId);
  }

  /** Puts those who came after circles were dealt into the smallest of them. */
  async placeLateComers(lateComers: readonly LateComer[]): Promise<void> {
    for (const { groupId, readingId, dealingId, personId } of lateComers) {
      const isPlaced = await this.repository.write(async (transaction) => {
        await lockGroup(groupId, transaction);
        const dealing = await this.repository.present(readingId, transaction);
        const writers = await this.repository.writers(groupId, dealing?.withLeaders ?? false, transaction);
        if (dealing?.id !== dealingId || !writers.some(({ id }) => id === personId)) return false;
        const circles = await this.repository.circles(dealingId, transaction);
        if (circles.some(({ people }) => people.some(({ id }) => id === personId))) return false;
        const smallest = circles[smallestCircle(circles.map(({ people }) => people.length)) ?? -1];
        if (!smallest) return false;
        await this.repository.place(dealingId, smallest.id, personId, transaction);
        return true;
      });
      if (isPlaced) this.sockets.roleChanged(personId, groupId);
    }
  }

  /** Changes which circles there are, where nobody did meanwhile; answers whose circle is another one now. */
  private change(
    caller: SignedInCaller,
    readingId: string,
    basis: string | null,
    work: (before: StoredDealing | null, at: Date, transaction: Transaction) => Promise<void>,
  ): Promise<ReadonlySet<string>> {
    return this.repository.write(async (transaction) => {
      const { group } = await this.access.reading(caller, readingId, 'schedule', transaction);
      await lockGroup(group.id, transaction);
      const before = await this.repository.present(readingId, transaction);
      if ((before?.id ?? null) !== basis) throw conflict('These circles were changed meanwhile. Look at them again.');
      const peopleOf = async (dealing: StoredDealing | null) =>
        (dealing ? await this.repository.circles(dealing.id, transaction) : []).flatMap(({ people }) => people);
      const left = await peopleOf(before);
      await work(before, new Date(), transaction);
      const came = await peopleOf(await this.repository.present(readingId, transaction));
      return new Set([...left, ...came].map(({ id }) => id));
    });
  }
}

function presentDealing({ id, size, withLeaders, dealtAt, seed, measure }: StoredDealing): Circles['dealing'] {
  const dealt = seed === null ? null : { seed, method: circleMethod, ...measure };
  return { id, size, withLeaders, dealtAt: dealtAt.toISOString(), dealt };
}
