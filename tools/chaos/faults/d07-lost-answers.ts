import type { Fault } from '../fault';
import { Trial } from '../trial';
import { pause, until } from '../wait';

/** The connection breaks exactly between the commit and its acknowledgement. */
export const lostAnswers: Fault = {
  id: 'D07',
  title: 'the answer is lost after the commit',
  everyRounds: 2,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const node = await site.node();
    const reading = await trial.reading(10);
    const writers = await Promise.all(
      Array.from({ length: 8 }, async (_, person) => {
        const proxy = await site.proxy(() => node.port);
        return { proxy, client: trial.client(reading, person, () => proxy.port) };
      }),
    );
    trial.client(reading, 9, () => node.port);
    await trial.allLive();
    const cuts = 24;
    let cut = 0;
    await Promise.all(
      writers.map(async ({ proxy, client }) => {
        while (cut < cuts) {
          if (!(await until(() => client.isLive, 5_000))) break;
          await pause(30);
          for (const link of proxy.links) link.cutAtNextAnswer(() => (cut += 1));
          await client.write();
          await until(async () => (await client.waitingCount) === 0, 10_000);
        }
      }),
    );
    trial.recorder.healed('the network');
    trial.expect(cut >= cuts, `only ${cut} of ${cuts} answers were lost`);
    return trial.end({ injected: cut });
  },
};
