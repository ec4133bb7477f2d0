import { resolve } from 'node:path';
import { routes } from '@lectern/contracts';
import { call } from '../client-doors';
import type { Fault } from '../fault';
import { Trial } from '../trial';
import { twoNodes } from '../two-nodes';

const minutesMs = 60_000;
/** the Unix epoch and a little: what a machine with an empty battery believes */
const firstOfJanuary1970 = 60_000;

/** A node is five minutes ahead, then behind; a client lives in 1970. Order is by number, so nothing is harmed. */
export const wrongClocks: Fault = {
  id: 'D23',
  title: 'clocks are wrong, on a node and on a client',
  everyRounds: 12,
  turnsMin: 2,
  needsRedis: true,
  async run(context) {
    const trial = new Trial(context);
    const preload = `--import=file://${resolve('tools/chaos/shifted-clock.mjs')}`;
    const shiftMs = context.turn % 2 ? -5 * minutesMs : 5 * minutesMs;
    const { nodes } = await twoNodes(context.site, [{}, { NODE_OPTIONS: preload, CLOCK_SHIFT_MS: String(shiftMs) }]);
    const reading = await trial.reading(4);
    const label = shiftMs > 0 ? 'ahead' : 'behind';
    const clients = [0, 1, 2].map((person) =>
      trial.client(reading, person, () => nodes[person % 2 ? 1 : 0].port, { name: `${label} ${person}` }),
    );
    let tick = firstOfJanuary1970;
    const past = trial.client(reading, 3, () => nodes[1].port, { name: `${label} 1970`, clock: () => (tick += 1) });
    await trial.allLive();
    let isOn = true;
    const writing = trial.writeWhile([...clients, past], () => isOn, 20);
    trial.expect(await trial.moreAcknowledged(60, 10_000), 'too little was acknowledged with a wrong clock');
    isOn = false;
    await writing;
    for (const node of nodes) {
      const account = await call<{ account: object | null }>(
        node.port,
        reading.cookies[0] ?? null,
        routes.currentAccount,
      );
      trial.expect(account.account !== null, `a session does not hold on a node five minutes ${label}`);
    }
    return trial.end({ injected: 1, hasTrueClock: false });
  },
};
