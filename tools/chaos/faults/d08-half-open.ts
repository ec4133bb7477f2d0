import type { ServerMessagePayload } from '@lectern/contracts';
import type { Fault } from '../fault';
import { Trial } from '../trial';
import { now, pause, until } from '../wait';

/** ping interval and time-out of the server, and a little for a busy machine */
const noticedWithinMs = 25_000 + 3_000;

/** The network loses everything both ways without telling either end; later it heals. */
export const halfOpen: Fault = {
  id: 'D08',
  title: 'a connection dies without a word',
  everyRounds: 8,
  isPatient: true,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const node = await site.node();
    const proxy = await site.proxy(() => node.port);
    const cutOff = 4;
    const reading = await trial.reading(cutOff + 1);
    const clients = Array.from({ length: cutOff }, (_, person) => trial.client(reading, person, () => proxy.port));
    const witness = trial.client(reading, cutOff, () => node.port, { name: 'witness' });
    await trial.allLive();
    await pause(2_000);
    proxy.blackHole(true);
    const brokenAt = now();
    trial.recorder.broken('the network');
    for (const client of clients) await client.write();
    let isOn = true;
    const writing = trial.writeWhile([witness], () => isOn, 500);
    const hasNoticed = () => clients.every(({ disconnectedAt }) => (disconnectedAt ?? 0) > brokenAt);
    const isHere = await until(hasNoticed, noticedWithinMs);
    trial.expect(isHere, `not every client noticed within ${noticedWithinMs / 1000} s`);
    const present = () =>
      (witness.heard.get('presence.changed')?.at(-1)?.payload as ServerMessagePayload<'presence.changed'>).count;
    const isThere = await until(() => present() <= 1, 5_000);
    trial.expect(isThere, `the server still counts ${present()} people after ${noticedWithinMs / 1000} s`);
    trial.notes.push(`both ends noticed within ${((now() - brokenAt) / 1000).toFixed(1)} s`);
    isOn = false;
    await writing;
    proxy.blackHole(false);
    trial.recorder.healed('the network');
    return trial.end({ injected: cutOff });
  },
};
