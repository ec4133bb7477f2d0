import { applyMigrations } from '@lectern/server/database';
import type { ApiNode } from '../api-node';
import type { Fault } from '../fault';
import { buildNextVersion, type NextVersion } from '../next-version';
import { Site } from '../site';
import { Trial } from '../trial';
import { twoNodes } from '../two-nodes';
import { pause } from '../wait';

/** a client writes again within this time, whatever is being replaced */
const gapMsMax = 10_000;
let nextVersion: Promise<NextVersion> | null = null;

/** The database is expanded and two nodes replaced one after the other by the next version, while people write. */
export const rollingUpgrade: Fault = {
  id: 'D14',
  title: 'the next version takes over, node by node',
  everyRounds: 12,
  needsRedis: true,
  async run(context) {
    nextVersion ??= buildNextVersion();
    const next = await nextVersion;
    // a database of its own: it is not what it was afterwards
    const site = await Site.start(context.random);
    try {
      const trial = new Trial({ ...context, site });
      const { nodes, port } = await twoNodes(site);
      const reading = await trial.reading(12);
      for (let person = 0; person < 12; person += 1) trial.client(reading, person, port);
      await trial.allLive();
      let isOn = true;
      const writing = trial.writeWhile(trial.clients.slice(0, 8), () => isOn, 20);
      const more = async (when: string) =>
        trial.expect(await trial.moreAcknowledged(100, 20_000), `too little was acknowledged ${when}`);
      await more('before');
      await applyMigrations(site.postgres.directUrl, next.expanded);
      await more('by the version before on the expanded schema');
      for (const node of nodes) await expectReady(trial, node, 'on the expanded schema');
      for (const [index, node] of nodes.entries()) {
        trial.recorder.broken(`node ${index + 1} goes`);
        const { isOrderly } = await node.stop();
        trial.expect(isOrderly, 'a node did not end in order');
        await node.start(next.entry);
        trial.recorder.healed(`node ${index + 1} is the next version`);
        await pause(context.random.between(0, 500));
        await more(index === 0 ? 'by both versions at once' : 'by the next version alone');
      }
      await applyMigrations(site.postgres.directUrl, next.contracted);
      await more('on the contracted schema');
      for (const node of nodes) await expectReady(trial, node, 'on the contracted schema');
      isOn = false;
      await writing;
      const gapMs = longestGapMs(trial);
      trial.expect(gapMs < trial.limit(gapMsMax), `a client wrote nothing for ${Math.round(gapMs)} ms`);
      trial.notes.push(`a client waited ${Math.round(gapMs)} ms at the longest`);
      const refused = trial.recorder.events.flatMap((event) => (event.kind === 'fail' ? [event.code] : []));
      trial.expect(refused.length === 0, `refused for good: ${[...new Set(refused)].join(', ')}`);
      return await trial.end({ injected: nodes.length });
    } finally {
      await site.stop();
    }
  },
};

async function expectReady(trial: Trial, node: ApiNode, when: string): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${node.port}/health/ready`);
  trial.expect(response.ok, `a node is not ready ${when}: ${await response.text()}`);
}

/** The longest time a client that writes went without an acknowledgement. */
function longestGapMs({ recorder }: Trial): number {
  const last = new Map<string, number>();
  let longest = 0;
  for (const event of recorder.events) {
    if (event.kind !== 'ok') continue;
    longest = Math.max(longest, event.at - (last.get(event.client) ?? event.at));
    last.set(event.client, event.at);
  }
  return longest;
}
