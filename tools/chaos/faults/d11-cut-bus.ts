import type { Fault } from '../fault';
import { Stopwatch } from '../stopwatch';
import { Trial } from '../trial';
import { twoNodes } from '../two-nodes';
import { pause, until } from '../wait';

const cutMs = 12_000;

/** Redis is away while people write on both nodes: each node goes on alone, the heads tell of the other's. */
export const cutBus: Fault = {
  id: 'D11',
  title: 'Redis is away while both nodes are written to',
  everyRounds: 6,
  needsRedis: true,
  isPatient: true,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const { nodes, redis } = await twoNodes(site);
    const pids = nodes.map(({ pid }) => pid);
    const reading = await trial.reading(8);
    const clients = Array.from({ length: 8 }, (_, person) =>
      trial.client(reading, person, () => nodes[person % 2 ? 1 : 0].port),
    );
    await trial.allLive();
    let isOn = true;
    const writing = trial.writeWhile(clients.slice(0, 4), () => isOn, 100);
    const cuts = 1;
    for (let cut = 0; cut < cuts; cut += 1) {
      await pause(1_500);
      trial.recorder.broken('the bus');
      redis.cut(true);
      const watch = new Stopwatch();
      await pause(1_000);
      const head = Math.max(...clients.map(({ seq }) => seq));
      const isAcknowledging = await trial.moreAcknowledged(4, 3_000);
      trial.expect(isAcknowledging, 'nothing was acknowledged while Redis was away');
      await until(() => clients.every(({ seq }) => seq >= head), cutMs, 50);
      trial.expect(
        clients.every(({ seq }) => seq >= head),
        `a client of the other node did not catch up within ${cutMs / 1000} s of the cut`,
      );
      await pause(Math.max(0, cutMs - watch.elapsedMs));
      redis.cut(false);
      trial.recorder.healed('the bus');
    }
    await pause(1_000);
    isOn = false;
    await writing;
    trial.expect(
      nodes.every((node, index) => node.isRunning && node.pid === pids[index]),
      'a node did not stay up without Redis',
    );
    return trial.end({ injected: cuts, convergenceMs: 15_000 });
  },
};
