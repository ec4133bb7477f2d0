import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../tools/testing/test-database';
import { applyMigrations, migrationNames, readAppliedMigrations } from './migrations';

let url: string;
let client: Client;

beforeAll(async () => {
  url = await testDatabase();
  client = new Client({ connectionString: url });
  await client.connect();
});
afterAll(() => client.end());

describe('migrations', () => {
  it('leaves a database alone that has them all', async () => {
    expect(await readAppliedMigrations(client)).toEqual(await migrationNames('prisma'));
    expect(await applyMigrations(url, 'prisma')).toEqual([]);
  });

  it('does not take one that was begun and not finished for applied', async () => {
    const last = (await migrationNames('prisma')).at(-1);
    await client.query('UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = $1', [last]);
    expect(await readAppliedMigrations(client)).not.toContain(last);
    await expect(applyMigrations(url, 'prisma')).rejects.toThrow(String(last));
  });
});
