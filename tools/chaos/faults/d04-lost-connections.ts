import type { Fault } from '../fault';
import { Trial } from '../trial';
import { pause, until } from '../wait';

/** PostgreSQL is restarted in order, or ends all of the server's connections; the pool must not leak. */
export const lostConnections: Fault = {
  id: 'D04',
  title: 'the database ends all connections',
  everyRounds: 3,
  harmsPostgres: true,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const node = await site.node({ DATABASE_CONNECTIONS: '10' });
    const reading = await trial.reading(8);
    const clients = Array.from({ length: 8 }, (_, person) => trial.client(reading, person, () => node.port));
    await trial.allLive();
    let isOn = true;
    const writing = trial.writeWhile(clients.slice(0, 6), () => isOn, 8);
    const times = 3;
    for (let time = 0; time < times; time += 1) {
      await trial.moreAcknowledged(60, 5_000);
      trial.recorder.broken('the connections');
      if (time % 3 === 2) {
        await site.postgres.stop('fast');
        await site.postgres.startAgain();
      } else {
        await site.postgres.terminateBackends();
      }
      trial.recorder.healed('the connections');
      await pause(random.between(0, 200));
    }
    trial.expect(await trial.moreAcknowledged(5, 15_000), 'nothing was acknowledged within 15 s');
    isOn = false;
    await writing;
    const isWithin = async () => (await site.postgres.connections()) <= 10;
    trial.expect(await until(isWithin, 5_000, 200), 'the pool holds more connections than it may');
    return trial.end({ injected: times });
  },
};
