import { routes } from '@lectern/contracts';
import type { ChaosClient } from '../chaos-client';
import { call, RefusedError } from '../client-doors';
import type { Fault } from '../fault';
import { withDatabase } from '../final-read';
import { headAtRevocation, noteRevocations, personIdOf } from '../revocations';
import { Trial, type Reading } from '../trial';
import { twoNodes, type TwoNodes } from '../two-nodes';
import { now, pause, until } from '../wait';

/** out of the room on another node within this time */
const outWithinMs = 2_000;

/** While much is written, members are removed, a group goes private, sessions end: from then on they hear nothing. */
export const revocationRace: Fault = {
  id: 'D20',
  title: 'access ends while much is written',
  everyRounds: 3,
  needsRedis: true,
  async run(context) {
    const trial = new Trial(context);
    const { site, random } = context;
    const pair = await twoNodes(site);
    await noteRevocations(site.postgres.directUrl);
    const races = 8;
    const reading = await trial.reading(races + 4);
    const open = await trial.reading(2);
    const keepers = [1, 2].map((person) => trial.client(reading, person, () => pair.nodes[person - 1]?.port ?? 0));
    const owner = trial.client(open, 0, () => pair.nodes[0].port);
    await trial.allLive();
    let isOn = true;
    const writing = trial.writeWhile([...keepers, owner], () => isOn, 10);
    for (let race = 0; race < races; race += 1) {
      await pause(random.between(0, 60));
      if (race % 4 === 3) await goPrivate(trial, pair, open);
      else if (race % 4 === 2) await signOut(trial, pair, reading, race + 3);
      else await removeMember(trial, pair, reading, race + 3);
    }
    isOn = false;
    await writing;
    return trial.end({ injected: races });
  },
};

async function removeMember(trial: Trial, pair: TwoNodes, reading: Reading, person: number): Promise<void> {
  const { directUrl } = trial.context.site.postgres;
  const victim = await joined(trial, pair, reading, person);
  const personId = await personIdOf(directUrl, reading.groupId, `Reader ${person + 1}`);
  const params = { groupId: reading.groupId, personId };
  await call(pair.port(), reading.cookies[0] ?? null, routes.removeMember, { params });
  await shutOut(trial, reading, [victim], pair);
}

async function goPrivate(trial: Trial, pair: TwoNodes, reading: Reading): Promise<void> {
  const { directUrl } = trial.context.site.postgres;
  await withDatabase(directUrl, (client) =>
    client.query(`UPDATE groups SET visibility = 'public' WHERE id = $1`, [reading.groupId]),
  );
  const visitors = [await joined(trial, pair, reading, null), await joined(trial, pair, reading, null)];
  const params = { groupId: reading.groupId };
  await call(pair.port(), reading.cookies[0] ?? null, routes.updateGroup, { params, body: { visibility: 'private' } });
  await shutOut(trial, reading, visitors, pair);
}

/** Ending a session takes no stream's lock, so a moment of grace is given to what was on its way. */
async function signOut(trial: Trial, pair: TwoNodes, reading: Reading, person: number): Promise<void> {
  const victim = await joined(trial, pair, reading, person);
  victim.replica.mustConverge = false;
  await call(pair.port(), reading.cookies[person] ?? null, routes.signOut, {});
  const endedAt = now();
  const afterSeq = victim.seq;
  const isOut = await until(() => !victim.isLive, outWithinMs);
  const graceMs = trial.limit(outWithinMs);
  const revoked = { client: victim.options.name, stream: reading.readingId, afterSeq, graceMs };
  trial.recorder.record({ kind: 'revoked', ...revoked }, endedAt);
  trial.expect(isOut, `a session that had ended kept its socket for ${outWithinMs} ms`);
}

async function joined(trial: Trial, pair: TwoNodes, reading: Reading, person: number | null): Promise<ChaosClient> {
  const client = trial.client(reading, person, pair.port, { name: `victim ${trial.clients.length}` });
  trial.expect(await until(() => client.seq > 0, 10_000), 'a victim could not join');
  return client;
}

/** Notes from which number on the victims may hear nothing, and that they cannot read it by any door. */
async function shutOut(trial: Trial, reading: Reading, victims: readonly ChaosClient[], pair: TwoNodes): Promise<void> {
  const endedAt = now();
  const afterSeq = await headAtRevocation(trial.context.site.postgres.directUrl, reading.readingId);
  for (const victim of victims) {
    victim.replica.mustConverge = false;
    const client = victim.options.name;
    trial.recorder.record({ kind: 'revoked', client, stream: reading.readingId, afterSeq, graceMs: 0 }, endedAt);
    const isOut = await until(() => victim.isShutOut, outWithinMs);
    trial.expect(isOut, `${client} was not told within ${outWithinMs} ms`);
    for (const node of pair.nodes) {
      const params = { readingId: reading.readingId };
      const status = await call(node.port, victim.options.cookie, routes.readingEvents, {
        params,
        query: { since: '0' },
      })
        .then(() => 200)
        .catch((error: unknown) => (error instanceof RefusedError ? error.status : 0));
      trial.expect(status === 404, `${client} could still read over HTTP: ${status}`);
    }
    // it goes on listening: whatever reaches it now is a leak
    if (trial.context.random.next() < 0.5) victim.drop();
  }
}
