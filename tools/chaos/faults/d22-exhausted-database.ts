import type { ChaosClient } from '../chaos-client';
import { deadlock, fullDisk, heldLock, slowStatement, type Harm } from '../database-harms';
import type { Fault } from '../fault';
import { mountSmallDisk, type SmallDisk } from '../small-disk';
import { Trial } from '../trial';
import { now } from '../wait';

/** asked again or refused within this time, whatever the database does */
const answeredWithinMs = 5_000 + 1_500;

const harms: Readonly<Record<string, (disk: SmallDisk | null) => Harm | null>> = {
  'a held lock': () => heldLock,
  deadlocks: () => deadlock,
  'a statement that takes too long': () => slowStatement,
  'a full disk': (disk) => disk && fullDisk(disk),
};

/** The database answers, but not to this: held locks, deadlocks, slow statements, no room; one connection for all writing. */
export const exhaustedDatabase: Fault = {
  id: 'D22',
  title: 'held locks, deadlocks, slow statements, full disk',
  everyRounds: 4,
  turnsMin: Object.keys(harms).length,
  harmsPostgres: true,
  async run(context) {
    const { postgres } = context.site;
    const [name = '', harmWith] = Object.entries(harms)[context.turn % Object.keys(harms).length] ?? [];
    const disk = name === 'a full disk' ? await mountSmallDisk(postgres.directUrl, postgres.folder) : null;
    const trial = new Trial(context);
    try {
      const harm = harmWith?.(disk);
      if (!harm) {
        trial.notes.push(`${name} was not brought about: this account may not mount one (root may)`);
        return await trial.end({ injected: 0 });
      }
      // the fewest that are allowed: one for a transaction, one beside it
      const node = await context.site.node({ DATABASE_CONNECTIONS: '2' });
      const reading = await trial.reading(10);
      const clients = Array.from({ length: 10 }, (_, person) =>
        trial.client(reading, person, () => node.port, { acknowledgedWithinMs: 10_000 }),
      );
      await trial.allLive();
      let isOn = true;
      const writing = trial.writeWhile(clients, () => isOn, 20);
      await trial.moreAcknowledged(40, 10_000);
      trial.recorder.broken(name);
      const brokenAt = now();
      const injected = await harm(trial, reading);
      trial.recorder.healed(name);
      trial.expect(await trial.moreAcknowledged(20, 15_000), `nothing was written within 15 s of ${name}`);
      const slowest = slowestAnswerMs(trial, clients, brokenAt);
      trial.expect(slowest < trial.limit(answeredWithinMs), `an answer took ${Math.round(slowest)} ms during ${name}`);
      trial.notes.push(`${name}: slowest answer ${Math.round(slowest)} ms`);
      isOn = false;
      await writing;
      return await trial.end({ injected });
    } finally {
      await disk?.remove();
    }
  },
};

/** The longest time from an attempt to its answer, of whatever kind, since a moment. */
function slowestAnswerMs({ recorder }: Trial, clients: readonly ChaosClient[], since: number): number {
  const begun = new Map<string, number>();
  let slowest = 0;
  for (const event of recorder.events) {
    if (!('item' in event) || event.at < since) continue;
    if (event.kind === 'invoke') begun.set(event.item, event.at);
    else slowest = Math.max(slowest, event.at - (begun.get(event.item) ?? event.at));
  }
  return clients.length > 0 ? slowest : 0;
}
