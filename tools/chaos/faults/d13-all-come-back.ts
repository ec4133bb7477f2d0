import type { Fault } from '../fault';
import { Trial } from '../trial';
import { pause } from '../wait';

/** A node restarts and everybody comes back at once, with the product's own delays. */
export const allComeBack: Fault = {
  id: 'D13',
  title: 'everybody reconnects at once',
  everyRounds: 12,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const node = await site.node();
    const people = 100;
    const reading = await trial.reading(people);
    for (let person = 0; person < people; person += 1) {
      trial.client(reading, person, () => node.port, { pace: 1, acknowledgedWithinMs: 10_000 });
    }
    await trial.allLive(60_000);
    const writers = trial.clients.slice(0, 5);
    for (const writer of writers) await writer.write();
    await trial.moreAcknowledged(1, 2_000);
    trial.recorder.broken('the server');
    await node.kill();
    for (const writer of writers) await writer.write();
    await pause(random.between(0, 500));
    await node.start();
    trial.recorder.healed('the server');
    const outcome = await trial.end({ injected: people, crashes: node.crashes, convergenceMs: 30_000 });
    return outcome;
  },
};
