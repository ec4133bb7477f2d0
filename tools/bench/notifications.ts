import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { startScratchServer } from '../lib/scratch-server';
import { prepareReading } from './fanout/prepare';
import { alone, compared, percentile, type Row } from './row';

const people = 5_000;
const comments = 12;
const ticksPerSecond = 100;

/** One comment after another in a group of 5,000 who all want to be told of everything, and in one of five. */
export async function bench(): Promise<Row[]> {
  const small = await measured(5, comments);
  const large = await measured(people, comments);
  return [
    alone('notifications.core', large.coreSeconds, 's', 1),
    alone('notifications.told', large.toldMs, 'ms', null),
    compared('notifications.acknowledged', large.acknowledgedMs, 'ms', small.acknowledgedMs, null),
  ];
}

interface Measured {
  /** of server and database together, for telling everybody of one comment */
  readonly coreSeconds: number;
  /** from a comment's acknowledgement until everybody was told of it */
  readonly toldMs: number;
  readonly acknowledgedMs: number;
}

async function measured(count: number, rounds: number): Promise<Measured> {
  const server = await startScratchServer({ env: { CHECK_ANSWERS: 'false', RATE_LIMIT_FACTOR: '1000000' } });
  const client = new Client({ connectionString: server.databaseUrl });
  try {
    const { groupId, threadId, cookies } = await prepareReading(server.databaseUrl, count);
    await client.connect();
    await client.query(
      `INSERT INTO notification_levels (person_id, scope_id, level)
       SELECT person_id, group_id, 'everything' FROM memberships WHERE group_id = $1`,
      [groupId],
    );
    await client.query('VACUUM ANALYZE');
    const say = async (): Promise<number> => {
      const body = { commandId: uuidv7(), threadId, parentId: null, body: 'Something one might say.' };
      const started = performance.now();
      const answer = await fetch(`${server.base}/api/comments`, {
        method: 'POST',
        headers: { cookie: cookies[0] ?? '', origin: server.base, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      await answer.text();
      if (!answer.ok) throw new Error(`A comment was answered ${answer.status}.`);
      return performance.now() - started;
    };
    const told = async (total: number) => {
      const started = performance.now();
      for (;;) {
        const { rows } = await client.query<{ count: number }>('SELECT count(*)::int AS count FROM notifications');
        if ((rows[0]?.count ?? 0) >= total) return performance.now() - started;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    };
    await say();
    await told(count - 1);
    const [acknowledged, waited]: [number[], number[]] = [[], []];
    // the way to the database's processes leads through the first of them
    const { rows } = await client.query<{ pid: number }>(
      `SELECT split_part(pg_read_file('postmaster.pid'), E'\n', 1)::int AS pid`,
    );
    const pids = [server.process.pid ?? 0, rows[0]?.pid ?? 0];
    const coreSeconds = () => pids.reduce((sum, pid) => sum + secondsOf(pid), 0);
    const before = coreSeconds();
    for (let round = 1; round <= rounds; round += 1) {
      acknowledged.push(await say());
      waited.push(await told((count - 1) * (round + 1)));
    }
    return {
      coreSeconds: (coreSeconds() - before) / rounds,
      toldMs: percentile(waited, 0.5),
      acknowledgedMs: percentile(acknowledged, 0.5),
    };
  } finally {
    await client.end();
    await server.stop();
  }
}

/** User and system time of a process and its children, from `/proc`; living children count by themselves. */
function secondsOf(pid: number): number {
  const fields = statOf(pid);
  const own = fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksPerSecond;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return own + (children === '' ? [] : children.split(' ')).reduce((sum, child) => sum + secondsOf(Number(child)), 0);
}

function statOf(pid: number): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}
