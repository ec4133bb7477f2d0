import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

/** A fresh, migrated database for one test file or test; gone with the cluster when all tests are done. */
export async function testDatabase(): Promise<string> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomBytes(8).toString('hex')}`;
  const admin = new URL(template);
  admin.pathname = '/template1';
  const client = new Client({ connectionString: admin.href });
  await client.connect();
  try {
    // copying needs that nobody else copies just then
    await client.query('SELECT pg_advisory_lock(1)');
    await client.query(`CREATE DATABASE ${name} TEMPLATE postgres`);
  } finally {
    await client.end();
  }
  template.pathname = `/${name}`;
  return template.href;
}
