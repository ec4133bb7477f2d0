import { randomUUID } from 'node:crypto';
import { limits } from '@lectern/contracts';
import { ask, newSocket } from '../client-doors';
import type { Fault } from '../fault';
import { withDatabase } from '../final-read';
import { Trial } from '../trial';

/** One socket joins everything it can name: rooms are bounded, then the rate is. */
export const joinFlood: Fault = {
  id: 'D19',
  title: 'one socket joins every reading there is',
  everyRounds: 12,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    // the usual limits, not those of a load test
    const node = await site.node({ RATE_LIMIT_FACTOR: '1' });
    const reading = await trial.reading(2);
    const witness = trial.client(reading, 1, () => node.port, { name: 'witness' });
    await trial.allLive();
    const ids = await manyReadings(site.postgres.directUrl, reading.groupId, limits.roomsPerSocket + 10);
    const socket = newSocket(node.port, reading.cookies[0] ?? null, 5_000);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve()).once('connect_error', reject);
      socket.connect();
    });
    const codes = new Map<string, number>();
    const join = async (id: string) => {
      const answer = await ask(socket, 'stream.join', { stream: { kind: 'reading', id }, since: 0 }, 10_000);
      const code = answer.ok ? 'ok' : answer.refusal.code;
      codes.set(code, (codes.get(code) ?? 0) + 1);
    };
    for (const id of ids) await join(id);
    trial.expect(codes.get('ok') === limits.roomsPerSocket, `${codes.get('ok')} rooms for one socket`);
    const flood = 600;
    for (let sent = 0; sent < flood; sent += 100) {
      await Promise.all(Array.from({ length: Math.min(100, flood - sent) }, () => join(randomUUID())));
    }
    trial.expect((codes.get('E_RATE') ?? 0) > flood / 2, 'the flood was not slowed down');
    trial.notes.push([...codes].map(([code, count]) => `${count} × ${code}`).join(', '));
    socket.disconnect();
    await witness.write();
    return trial.end({ injected: ids.length + flood });
  },
};

/** Readings of a group with nothing in them. */
function manyReadings(databaseUrl: string, groupId: string, count: number): Promise<string[]> {
  const ids = Array.from({ length: count }, () => randomUUID());
  return withDatabase(databaseUrl, async (client) => {
    await client.query(`INSERT INTO streams (id, kind) SELECT unnest($1::uuid[]), 'reading'`, [ids]);
    await client.query(
      `INSERT INTO readings (id, group_id, title, authors, current_revision_id, paragraph_count)
       SELECT id, $2, 'Flood', '{}', gen_random_uuid(), 0 FROM unnest($1::uuid[]) AS id`,
      [ids, groupId],
    );
    return ids;
  });
}
