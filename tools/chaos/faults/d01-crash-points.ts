import type { CrashPoint } from '../../../libs/server/realtime/src/crash-point';
import type { Fault } from '../fault';
import { Trial } from '../trial';

const points: readonly CrashPoint[] = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8'];

/** The server dies at each named place, while people write and others read. */
export const crashPoints: Fault = {
  id: 'D01',
  title: 'the server dies at a named point',
  everyRounds: 1,
  turnsMin: 4,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const node = await site.node();
    const port = () => node.port;
    const readings = await Promise.all([trial.reading(8), trial.reading(4)]);
    const [busy, quiet] = readings;
    const writers = [0, 1, 2, 3].map((person) => trial.client(busy, person, port)).concat(trial.client(quiet, 0, port));
    for (const person of [4, 5, 6]) trial.client(busy, person, port);
    trial.client(quiet, 1, port);
    await trial.allLive();
    let isOn = true;
    const writing = trial.writeWhile(writers, () => isOn, 8);
    const order = [0, 1].map((next) => points[(turn * 2 + next) % points.length] ?? 'F1');
    let missed = 0;
    for (const point of order) {
      await trial.moreAcknowledged(random.between(150, 300), 15_000);
      node.arm(point, random.between(1, point === 'F8' ? 3 : 12));
      // pages are read when somebody comes back
      if (point === 'F8') for (const client of trial.clients) client.drop();
      trial.recorder.broken(`the server, at ${point}`);
      if (!(await node.hasCrashed(5_000))) {
        missed += 1;
        await node.kill();
      }
      await node.start();
      trial.recorder.healed(`the server, after ${point}`);
    }
    isOn = false;
    await writing;
    trial.expect(missed === 0, `${missed} crash points were not reached within 5 s`);
    trial.expect(Math.max(...node.startsMs) <= trial.limit(10_000), 'the server took more than 10 s to start');
    trial.notes.push(`slowest start ${(Math.max(...node.startsMs) / 1000).toFixed(1)} s`);
    return trial.end({ injected: order.length, crashes: node.crashes });
  },
};
