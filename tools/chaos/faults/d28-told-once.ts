import { accountRoutes } from '@lectern/contracts';
import type { ChaosClient } from '../chaos-client';
import { call } from '../client-doors';
import type { Fault } from '../fault';
import { withDatabase } from '../final-read';
import { Trial, type Reading } from '../trial';
import { pause, until } from '../wait';

const writers = 4;
const kills = 2;
const toldWithinMs = 20_000;

/**
 * The server dies while people answer one another, each of whom follows the stream of what they are told. Being told is
 * worked out after an answer is committed: whatever dies in between, each answer is told of once.
 */
export const toldOnce: Fault = {
  id: 'D28',
  title: 'the server is killed while people are told of answers',
  everyRounds: 3,
  async run(context) {
    const trial = new Trial(context);
    const node = await context.site.node();
    const reading = await trial.reading(writers);
    const port = () => node.port;
    const clients = Array.from({ length: writers }, (_, person) => trial.client(reading, person, port));
    await follow(trial, reading, port);
    await trial.allLive();
    const roots = await Promise.all(clients.map((client) => client.write()));
    trial.expect(await sent(clients), 'the first comments were not acknowledged');

    let isOn = true;
    const writing = Promise.all(
      clients.map(async (client, person) => {
        const random = context.random.fork(`answers of ${person}`);
        while (isOn) {
          const other = (person + 1 + random.between(0, writers - 2)) % writers;
          if ((await client.waitingCount) < 2) await client.write(undefined, roots[other] ?? null);
          await pause(random.next() * 40);
        }
      }),
    );
    for (let kill = 0; kill < kills; kill += 1) {
      await trial.moreAcknowledged(60, 15_000);
      await pause(context.random.between(0, 300));
      await trial.crash(node);
    }
    await trial.moreAcknowledged(10, 4_000);
    isOn = false;
    await writing;
    await sent(clients);
    await expectAllTold(trial, reading);
    return trial.end({ injected: kills, crashes: node.crashes });
  },
};

/** Lets everybody follow what they are told. */
async function follow(trial: Trial, reading: Reading, port: () => number): Promise<void> {
  for (const [person, cookie] of reading.cookies.entries()) {
    const { account } = await call<{ account: { id: string } | null }>(
      port(),
      cookie,
      accountRoutes.currentAccount,
      {},
    );
    if (!account) throw new Error('Nobody is signed in.');
    const stream = { kind: 'notifications', id: account.id } as const;
    trial.client(reading, person, port, { name: `told ${person + 1}`, stream });
  }
}

function sent(clients: readonly ChaosClient[]): Promise<boolean> {
  const isSent = async () => (await Promise.all(clients.map((client) => client.waitingCount))).every((n) => n === 0);
  return until(isSent, 30_000, 50);
}

/** Everybody is told of each answer to them, however often the server died between the answer and that. */
async function expectAllTold(trial: Trial, { readingId }: Reading): Promise<void> {
  const untold = () =>
    withDatabase(trial.context.site.postgres.directUrl, async (client) => {
      const { rows } = await client.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM comments answer
         JOIN comments parent ON parent.id = answer.parent_id AND parent.author_id <> answer.author_id
         JOIN threads ON threads.id = answer.thread_id AND threads.reading_id = $1
         WHERE NOT EXISTS (SELECT FROM notifications
           WHERE notifications.comment_id = answer.id AND notifications.person_id = parent.author_id)`,
        [readingId],
      );
      return rows[0]?.count ?? 0;
    });
  const isTold = await until(async () => (await untold()) === 0, trial.limit(toldWithinMs), 200);
  trial.expect(isTold, `${await untold()} answers were not told of within ${toldWithinMs / 1_000} s`);
}
