import { routes, type CasePage } from '@lectern/contracts';
import { Client } from 'pg';
import { prepareReading } from '../fanout/prepare';
import { startScratchServer } from '../../lib/scratch-server';
import { alone, percentile, type Row } from '../row';

const cases = 50_000;
const pages = 100;

/** How long a page of fifty takes where fifty thousand cases wait, at the beginning of the queue and far into it. */
export async function benchQueue(): Promise<Row[]> {
  const server = await startScratchServer({ env: { CHECK_ANSWERS: 'false', RATE_LIMIT_FACTOR: '1000000' } });
  const client = new Client({ connectionString: server.databaseUrl });
  try {
    const { groupId, threadId, cookies } = await prepareReading(server.databaseUrl, 200);
    await client.connect();
    await fill(client, groupId, threadId);
    const page = async (after: string | null) => {
      const path = routes.cases.path.replace(':groupId', groupId);
      const asked = after === null ? path : `${path}?after=${encodeURIComponent(after)}`;
      const started = performance.now();
      const answer = await fetch(server.base + asked, { headers: { cookie: cookies[0] ?? '' } });
      const body = (await answer.json()) as CasePage;
      if (!answer.ok || body.cases.length !== 50) throw new Error(`The queue answered ${answer.status}.`);
      return { ms: performance.now() - started, next: body.next };
    };
    for (let warm = 0; warm < 20; warm += 1) await page(null);
    const [first, further]: [number[], number[]] = [[], []];
    let after: string | null = null;
    for (let round = 0; round < pages; round += 1) {
      first.push((await page(null)).ms);
      const { ms, next } = await page(after);
      further.push(ms);
      after = next;
    }
    return [
      alone(`moderation queue-first of ${cases} p50`, percentile(first, 0.5), 'ms', null),
      alone(`moderation queue-first of ${cases} p95`, percentile(first, 0.95), 'ms', 100),
      alone('moderation queue-further p95', percentile(further, 0.95), 'ms', 100),
    ];
  } finally {
    await client.end();
    await server.stop();
  }
}

/** Comments of a hundred people, each reported by two others. */
async function fill(client: Client, groupId: string, threadId: string): Promise<void> {
  await client.query(
    `WITH people AS (SELECT array_agg(person_id) AS ids FROM memberships WHERE group_id = $1),
      said AS (
        INSERT INTO comments (id, thread_id, author_id, body, depth, created_at, created_seq, seq, body_seq)
        SELECT gen_random_uuid(), $2, people.ids[1 + n % 100], 'Something that ' || n || ' people might say.', 0, now(),
          n + 10, n + 10, n + 10
        FROM people, generate_series(1, $3::int) AS n RETURNING id, created_seq
      ), opened AS (
        INSERT INTO moderation_cases (id, group_id, comment_id, state, body_seq, priority, report_count, report_weight,
          opened_at, updated_at)
        SELECT gen_random_uuid(), $1, id, 'open', created_seq, created_seq % 90, 2, 2,
          now() - make_interval(secs => created_seq), now() FROM said RETURNING id, body_seq
      )
      INSERT INTO reports (id, case_id, reporter_id, kind, words, body_seq, created_at)
      SELECT gen_random_uuid(), opened.id, people.ids[101 + (opened.body_seq + m) % 100], 'insult', 'This is about a person.',
        opened.body_seq, now() FROM opened, people, generate_series(1, 2) AS m`,
    [groupId, threadId, cases],
  );
  await client.query('VACUUM ANALYZE');
}
