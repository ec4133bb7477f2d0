import type { Fault } from '../fault';
import { Trial } from '../trial';
import { now, pause } from '../wait';

/** Many write in one reading over a slow network, and lose their connections now and then. */
export const slowNetwork: Fault = {
  id: 'D05',
  title: 'ten writers, half a second away, on one reading',
  everyRounds: 6,
  isPatient: true,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const node = await site.node();
    const proxy = await site.proxy(() => node.port);
    // each way, so that a round trip takes 500 ± 300 ms
    proxy.weather = { ...proxy.weather, delayMs: 100, jitterMs: 300 };
    const reading = await trial.reading(10);
    const clients = Array.from({ length: 10 }, (_, person) => trial.client(reading, person, () => proxy.port));
    await trial.allLive();
    trial.recorder.broken('the network');
    const posts = 6;
    let dropped = 0;
    await Promise.all(
      clients.map(async (client) => {
        const own = random.fork(client.options.name);
        const nextDrop = () => now() + 5_000 + own.next() * 10_000;
        let dropAt = nextDrop();
        for (let post = 0; post < posts; post += 1) {
          await client.write();
          while ((await client.waitingCount) > 0) {
            await pause(20);
            if (now() < dropAt) continue;
            client.drop();
            dropped += 1;
            dropAt = nextDrop();
          }
        }
      }),
    );
    trial.recorder.healed('the network');
    return trial.end({ injected: dropped });
  },
};
