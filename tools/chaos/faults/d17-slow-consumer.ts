import { readFileSync } from 'node:fs';
import type { Fault } from '../fault';
import { Stopwatch } from '../stopwatch';
import { Trial } from '../trial';
import { pause, until } from '../wait';

const readersMax = 12;
const slowCount = 4;
const bodyCharacters = 18_000;

/** Some stop reading while much is written: their queues are bounded, the others and the memory do not suffer. */
export const slowConsumer: Fault = {
  id: 'D17',
  title: 'four of twelve stop reading',
  everyRounds: 17,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const node = await site.node();
    const proxy = await site.proxy(() => node.port);
    const reading = await trial.reading(readersMax);
    const slow = Array.from({ length: slowCount }, (_, person) => trial.client(reading, person, () => proxy.port));
    for (let person = slowCount; person < readersMax; person += 1) trial.client(reading, person, () => node.port);
    await trial.allLive();
    await pause(300);
    const before = residentMegabytes(node.pid);
    trial.recorder.broken('four readers');
    const links = [...proxy.links];
    for (const link of links) link.stopReading(true);
    // three bytes a character: the kernel's own buffers take several megabytes before ours fill
    const text = '——— '.repeat(5_000).slice(0, bodyCharacters);
    const writer = trial.clients[slowCount];
    const watch = new Stopwatch();
    // the server's own count tells: a connection nobody reads from does not show its end
    const present = () =>
      (writer?.heard.get('presence.changed')?.at(-1)?.payload as { count: number } | undefined)?.count;
    const isClosed = () => (present() ?? readersMax) <= readersMax - slowCount;
    for (let post = 0; watch.countedMs < 45_000 && !isClosed(); post += 1) {
      if (writer && (await writer.waitingCount) < 4) await writer.write(`${post} ${text}`);
      await pause(8);
    }
    trial.expect(await until(isClosed, 3_000), 'a socket that does not read was not closed');
    const grown = residentMegabytes(node.pid) - before;
    trial.notes.push(`memory grew by ${grown} MB`);
    trial.recorder.healed('four readers');
    trial.expect(grown < 50 + 150, `memory grew by ${grown} MB`);
    for (const link of links) link.stopReading(false);
    trial.expect(await until(() => slow.every(({ reconnects }) => reconnects > 0), 10_000), 'a slow client was kept');
    return trial.end({ injected: slowCount, convergenceMs: 30_000 });
  },
};

function residentMegabytes(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Math.round(Number(kilobytes ?? 0) / 1024);
}
