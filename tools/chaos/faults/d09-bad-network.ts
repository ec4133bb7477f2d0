import type { Fault } from '../fault';
import { fairWeather } from '../proxy/direction';
import { Trial } from '../trial';
import { now } from '../wait';

/** A mobile network at its worst: resets, stalls of three seconds, 64 kB a second, jitter. */
export const badNetwork: Fault = {
  id: 'D09',
  title: 'resets, stalls, little bandwidth, jitter',
  everyRounds: 5,
  isPatient: true,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const node = await site.node();
    const proxy = await site.proxy(() => node.port);
    const reading = await trial.reading(10);
    const clients = Array.from({ length: 10 }, (_, person) => trial.client(reading, person, () => proxy.port));
    await trial.allLive();
    trial.recorder.broken('the network');
    proxy.weather = { delayMs: 20, jitterMs: 80, bytesPerSecond: 64_000, stallShare: 0.01, resetShare: 0.05 };
    const end = now() + 10_000;
    await trial.writeWhile(clients, () => now() < end, 60);
    proxy.weather = fairWeather;
    trial.recorder.healed('the network');
    const outcome = await trial.end({ injected: 0, convergenceMs: 10_000 });
    return { ...outcome, injected: outcome.reconnects };
  },
};
