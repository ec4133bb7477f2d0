import type { Fault } from '../fault';
import { Trial } from '../trial';
import { until } from '../wait';

/** A node is stopped in order while people write: it finishes, tells everyone, and goes in time. */
export const drain: Fault = {
  id: 'D15',
  title: 'the server is stopped in order, under load',
  everyRounds: 2,
  async run(context) {
    const trial = new Trial(context);
    const node = await context.site.node();
    const reading = await trial.reading(10);
    const clients = Array.from({ length: 10 }, (_, person) => trial.client(reading, person, () => node.port));
    await trial.allLive();
    let isOn = true;
    const writing = trial.writeWhile(clients, () => isOn, 5);
    const times = 1;
    const tookMs: number[] = [];
    for (let time = 0; time < times; time += 1) {
      await trial.moreAcknowledged(200, 10_000);
      await until(() => clients.every(({ isLive }) => isLive), 10_000);
      trial.recorder.broken('the server');
      const stopped = await node.stop();
      tookMs.push(stopped.tookMs);
      trial.expect(stopped.isOrderly, 'the server did not end in order');
      trial.expect(stopped.tookMs < trial.limit(30_000), `the server took ${Math.round(stopped.tookMs)} ms to stop`);
      await node.start();
      trial.recorder.healed('the server');
    }
    const told = clients.filter((client) => (client.heard.get('server.draining')?.length ?? 0) >= times);
    trial.expect(told.length === clients.length, `${clients.length - told.length} clients were not told of every stop`);
    isOn = false;
    await writing;
    trial.notes.push(`slowest stop ${Math.round(Math.max(...tookMs))} ms`);
    return trial.end({ injected: times });
  },
};
