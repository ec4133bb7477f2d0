import type { Fault } from '../fault';
import { Trial } from '../trial';
import { pause } from '../wait';

/** The server dies at any moment and is started again. */
export const randomKills: Fault = {
  id: 'D02',
  title: 'the server is killed at any moment',
  everyRounds: 2,
  async run(context) {
    const trial = new Trial(context);
    const node = await context.site.node();
    const reading = await trial.reading(8);
    const clients = Array.from({ length: 8 }, (_, person) => trial.client(reading, person, () => node.port));
    await trial.allLive();
    let isOn = true;
    const writing = trial.writeWhile(clients.slice(0, 5), () => isOn, 8);
    const kills = 2;
    for (let kill = 0; kill < kills; kill += 1) {
      await trial.moreAcknowledged(150, 15_000);
      await pause(context.random.between(0, 300));
      await trial.crash(node);
    }
    await trial.moreAcknowledged(10, 4_000);
    isOn = false;
    await writing;
    return trial.end({ injected: kills, crashes: node.crashes, convergenceMs: 10_000 });
  },
};
