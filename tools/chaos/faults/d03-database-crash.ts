import type { Fault } from '../fault';
import { Trial } from '../trial';
import { now, pause } from '../wait';

/** PostgreSQL loses its power and recovers; the server stays up, acknowledges nothing meanwhile, and goes on by itself. */
export const databaseCrash: Fault = {
  id: 'D03',
  title: 'PostgreSQL crashes and recovers',
  everyRounds: 2,
  harmsPostgres: true,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const node = await site.node();
    const pid = node.pid;
    const reading = await trial.reading(8);
    const clients = Array.from({ length: 8 }, (_, person) => trial.client(reading, person, () => node.port));
    await trial.allLive();
    let isOn = true;
    const writing = trial.writeWhile(clients.slice(0, 6), () => isOn, 8);
    const crashes = 1;
    const backMs: number[] = [];
    for (let crash = 0; crash < crashes; crash += 1) {
      await trial.moreAcknowledged(200, 15_000);
      trial.recorder.broken('PostgreSQL');
      await site.postgres.stop('immediate');
      const stoppedAt = now();
      await pause(random.between(200, 1_500));
      const isSilent = !trial.recorder.events.some(
        ({ kind, at }) => kind === 'ok' && at > stoppedAt + trial.limit(500),
      );
      trial.expect(isSilent, 'something was acknowledged while PostgreSQL was down');
      await site.postgres.startAgain();
      const healedAt = now();
      trial.recorder.healed('PostgreSQL');
      trial.expect(await trial.moreAcknowledged(1, 15_000), 'nothing was acknowledged within 15 s of recovery');
      backMs.push(now() - healedAt);
    }
    isOn = false;
    await writing;
    trial.expect(node.isRunning && node.pid === pid, 'the server did not stay up');
    trial.notes.push(`writing again at the latest ${Math.round(Math.max(...backMs))} ms after recovery`);
    return trial.end({ injected: crashes, crashes });
  },
};
