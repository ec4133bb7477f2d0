import type { Pool, PoolClient, QueryResult } from 'pg';
import type { Prisma } from './generated/client';
import { preparedName } from './prepared-statements';

/** One statement with its values. */
export type Statement = Prisma.Sql;
/** What a statement answered. */
export type Rows = readonly object[];

/** What is to be stored of what was asked. */
export interface Storing<T> {
  readonly statements: readonly Statement[];
  readonly result: T;
}

/** A transaction whose statements are known beforehand, in two rounds. */
export interface TwoRounds<T> {
  /** asked one after the other, so that each sees what the one before it locked */
  readonly questions: readonly Statement[];
  /** makes of the answers what is to be stored; `ask` costs another round */
  decide(answers: readonly Rows[], ask: (question: Statement) => Promise<Rows>): Promise<Storing<T>>;
  /** for tests: when everything is written and nothing committed */
  readonly beforeCommit?: () => Promise<void>;
}

const ignored = () => undefined;

/**
 * Runs a transaction in two round trips. The questions go out with its beginning, and what is stored with its
 * commit; a transaction of Prisma waits for the answer to each. Everything is stored, or nothing.
 */
export async function writeTogether<T>(pool: Pool, { questions, decide, beforeCommit }: TwoRounds<T>): Promise<T> {
  const client = await pool.connect();
  // a connection that breaks says so to every question; said to nobody besides, it would end the process
  client.on('error', ignored);
  const ask = async (question: Statement) => (await query(client, question)).rows as Rows;
  try {
    const [, ...answers] = await settled([
      client.query('BEGIN'),
      ...questions.map((question) => query(client, question)),
    ]);
    const { statements, result } = await decide(
      answers.map(({ rows }) => rows as Rows),
      ask,
    );
    const stored = statements.map((statement) => query(client, statement));
    if (beforeCommit) await settled(stored).then(beforeCommit);
    const committed = (await settled([...stored, client.query('COMMIT')])).at(-1);
    // what failed before it makes a rollback of a commit, which then is no error by itself
    if (committed?.command !== 'COMMIT') throw new Error('The transaction was not committed.');
    release(client, true);
    return result;
  } catch (error) {
    const isOver = client.getTransactionStatus() === 'I' || (await client.query('ROLLBACK').then(Boolean, () => false));
    release(client, isOver);
    throw error;
  }
}

/** Asks one question outside of any transaction. */
export async function askOnce(pool: Pool, question: Statement): Promise<Rows> {
  return (await pool.query<object>(asQuery(question))).rows;
}

/** Gives a connection back; one that is still in a transaction is closed instead. */
function release(client: PoolClient, isOver: boolean): void {
  client.off('error', ignored);
  client.release(!isOver);
}

/** Waits for all, also when one fails; then the first fault is the one to tell. */
async function settled(queries: readonly Promise<QueryResult>[]): Promise<QueryResult[]> {
  const results = await Promise.allSettled(queries);
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason;
    return result.value;
  });
}

function query(client: PoolClient, statement: Statement): Promise<QueryResult> {
  return client.query(asQuery(statement));
}

function asQuery({ text, values }: Statement) {
  return { name: preparedName({ sql: text }), text, values };
}
