import { percentile } from '../../bench/row';
import type { Fault } from '../fault';
import { Trial } from '../trial';
import { twoNodes } from '../two-nodes';
import { pause } from '../wait';

/** One of two nodes dies; its people move to the other, and the other's people notice nothing. */
export const lostNode: Fault = {
  id: 'D10',
  title: 'one of two nodes dies, its people move',
  everyRounds: 5,
  needsRedis: true,
  async run(context) {
    const trial = new Trial(context);
    const { nodes, port } = await twoNodes(context.site);
    const people = 20;
    const reading = await trial.reading(people);
    for (let person = 0; person < people; person += 1) trial.client(reading, person, port);
    await trial.allLive(30_000);
    let isOn = true;
    const writers = trial.clients.slice(0, 8);
    const writing = trial.writeWhile(writers, () => isOn, 20);
    const kills = 1;
    const before: number[] = [];
    const during: number[] = [];
    for (let kill = 0; kill < kills; kill += 1) {
      await trial.moreAcknowledged(100, 10_000);
      before.push(...writers.flatMap(({ ackMs }) => ackMs.splice(0)));
      const node = nodes[(context.turn + kill) % 2 ? 1 : 0];
      trial.recorder.broken('a node');
      await node.kill();
      await pause(context.random.between(500, 1_500));
      await trial.moreAcknowledged(100, 10_000);
      during.push(...writers.flatMap(({ ackMs }) => ackMs.splice(0)));
      await node.start();
      trial.recorder.healed('a node');
    }
    isOn = false;
    await writing;
    const [usual, then] = [percentile(before, 0.95), percentile(during, 0.95)].map(Math.round);
    trial.notes.push(`acknowledged in p95 ${usual} ms, with one node gone ${then} ms`);
    const crashes = nodes[0].crashes + nodes[1].crashes;
    return trial.end({ injected: kills, crashes, convergenceMs: 10_000 });
  },
};
