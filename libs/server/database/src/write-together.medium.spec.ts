import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../../tools/testing/test-database';
import { Database } from './database';
import { Prisma } from './generated/client';

let database: Database;
beforeAll(async () => {
  // one connection: what the one before left behind is noticed by the next
  database = new Database({ url: await testDatabase(), connections: 1 });
});
afterAll(() => database.close());

const store = (id: string) => Prisma.sql`-- prepared: spec-store
  INSERT INTO streams (id, kind, head) VALUES (${id}::uuid, 'reading', 1)`;
const read = (id: string) => Prisma.sql`-- prepared: spec-read
  SELECT head FROM streams WHERE id = ${id}::uuid`;
const isThere = async (id: string) => (await database.client.stream.count({ where: { id } })) === 1;

it('answers every question in order and stores what is made of them', async () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const result = await database.writeTogether({
    questions: [store(first), read(first), read(second)],
    decide: (answers) => Promise.resolve({ statements: [store(second)], result: answers }),
  });
  expect(result).toEqual([[], [{ head: 1 }], []]);
  expect([await isThere(first), await isThere(second)]).toEqual([true, true]);
});

it('stores nothing when what is decided breaks', async () => {
  const id = randomUUID();
  const broken = database.writeTogether({
    questions: [store(id)],
    decide: () => Promise.reject(new Error('Not decided.')),
  });
  await expect(broken).rejects.toThrow('Not decided.');
  expect(await isThere(id)).toBe(false);
});

it('stores nothing when one statement fails, says why, and can go on', async () => {
  const [id, other] = [randomUUID(), randomUUID()];
  const twice = () =>
    database.writeTogether({
      questions: [],
      decide: () => Promise.resolve({ statements: [store(id), store(id), store(other)], result: null }),
    });
  await expect(twice()).rejects.toMatchObject({ code: '23505' });
  await expect(twice()).rejects.toMatchObject({ code: '23505' });
  expect([await isThere(id), await isThere(other)]).toEqual([false, false]);
});

it('stores nothing when a question fails', async () => {
  const id = randomUUID();
  const asked = database.writeTogether({
    questions: [store(id), Prisma.sql`SELECT 1 / 0`, read(id)],
    decide: () => Promise.resolve({ statements: [], result: null }),
  });
  await expect(asked).rejects.toMatchObject({ code: '22012' });
  expect(await isThere(id)).toBe(false);
});
