import type { Fault } from '../fault';
import { Trial } from '../trial';
import { now, pause, until } from '../wait';

/** Many come within seconds and go again: everyone hears of it at most once a second, and comments still pass. */
export const presenceStorm: Fault = {
  id: 'D18',
  title: 'many come and go within seconds',
  everyRounds: 12,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const node = await site.node();
    const people = 33;
    const reading = await trial.reading(people + 1);
    const writer = trial.client(reading, people, () => node.port, { name: 'writer' });
    await trial.allLive();
    const startedAt = now();
    let isOn = true;
    const writing = trial.writeWhile([writer], () => isOn, 100);
    for (let person = 0; person < people; person += 1) {
      trial.client(reading, person, () => node.port);
      await pause(random.between(0, Math.floor(6_000 / people)));
    }
    await trial.allLive(30_000);
    await trial.allAtHead(10_000);
    for (const client of trial.clients.slice(1, Math.floor(people / 2))) {
      client.replica.mustConverge = false;
      client.stop();
    }
    await pause(2_000);
    isOn = false;
    await writing;
    const seconds = Math.ceil((now() - startedAt) / 1_000);
    const frames = writer.heard.get('presence.changed') ?? [];
    trial.expect(frames.length <= seconds + 1, `${frames.length} presence frames in ${seconds} s`);
    const here = trial.clients.filter(({ isLive }) => isLive).length;
    const said = () => (writer.heard.get('presence.changed')?.at(-1)?.payload as { count: number } | undefined)?.count;
    const isRight = await until(() => said() === here, 3_000);
    trial.expect(isRight, `${here} people are here; presence says ${said()}`);
    const slowest = Math.max(...writer.ackMs);
    trial.expect(slowest < trial.limit(1_000 + 1_000), `a comment took ${Math.round(slowest)} ms to be acknowledged`);
    return trial.end({ injected: people });
  },
};
