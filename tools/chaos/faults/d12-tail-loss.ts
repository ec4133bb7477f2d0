import type { Fault } from '../fault';
import { Trial } from '../trial';
import { pause, until } from '../wait';

/** The last event of a burst reaches nobody, and then all is silent: only the head tells. */
export const tailLoss: Fault = {
  id: 'D12',
  title: 'the last event is lost, then silence',
  everyRounds: 4,
  isPatient: true,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const node = await site.node();
    const proxy = await site.proxy(() => node.port);
    const listeners = 17;
    const times = 1;
    const reading = await trial.reading(listeners + 1);
    for (let person = 0; person < listeners; person += 1) trial.client(reading, person, () => proxy.port);
    const writer = trial.client(reading, listeners, () => node.port, { name: 'writer' });
    await trial.allLive();
    await pause(500);
    for (let time = 0; time < times; time += 1) {
      await writer.write();
      await pause(300);
      trial.recorder.broken('the last event');
      const isOfStream = (text: string) => text.startsWith('42["stream.events"') || text.startsWith('42["stream.head"');
      const before = writer.seq;
      for (const link of proxy.links) link.dropFrames(isOfStream);
      await writer.write();
      trial.expect(await until(() => writer.seq > before, 5_000), 'the writer was not told');
      await pause(300);
      for (const link of proxy.links) link.dropFrames(() => false);
      trial.recorder.healed('the last event');
      const isBehind = trial.clients.every((client) => client === writer || client.seq < writer.seq);
      trial.expect(isBehind, 'the last event was not lost');
      if (time < times - 1) await trial.allAtHead(16_000);
    }
    return trial.end({ injected: times * listeners, convergenceMs: 15_000 });
  },
};
