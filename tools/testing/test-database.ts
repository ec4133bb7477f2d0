import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { inject } from 'vitest';

/** A fresh, migrated database for one test file or test; gone with the cluster when all tests are done. */
export function testDatabase(): Promise<string> {
  return copyOf('postgres');
}

/** A database with nothing in it at all. */
export function emptyDatabase(): Promise<string> {
  return copyOf('template0');
}

async function copyOf(source: string): Promise<string> {
  const template = new URL(inject('templateUrl'));
  const name = `test_${randomBytes(8).toString('hex')}`;
  const admin = new URL(template);
  admin.pathname = '/template1';
  const client = new Client({ connectionString: admin.href });
  await client.connect();
  try {
    // copying needs that nobody else copies just then
    await client.query('SELECT pg_advisory_lock(1)');
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${source}`);
  } finally {
    await client.end();
  }
  template.pathname = `/${name}`;
  return template.href;
}
