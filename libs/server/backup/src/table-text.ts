import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { Writable, Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { Client } from 'pg';
import { from, to } from 'pg-copy-streams';
import { quoted, type TableShape } from './catalogue';

/** settings that decide how values are written as text: the same wherever a backup is made or read */
const textSettings = [
  `SET TimeZone = 'UTC'`,
  `SET DateStyle = 'ISO, YMD'`,
  `SET IntervalStyle = 'iso_8601'`,
  `SET extra_float_digits = 1`,
  `SET bytea_output = 'hex'`,
  `SET client_encoding = 'UTF8'`,
  `SET search_path = public`,
  // a large table takes as long as it takes
  `SET statement_timeout = 0`,
  `SET idle_in_transaction_session_timeout = 0`,
];

/** What a table's rows came to as text. */
export interface TextSum {
  readonly rows: number;
  readonly sha256: string;
}

/** Runs work on a connection that reads and writes values as backups do. */
export async function withTextConnection<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, application_name: 'lectern backup' });
  // a connection that ends is told by the statement that waits for it
  client.on('error', () => undefined);
  await client.connect();
  try {
    for (const setting of textSettings) await client.query(setting);
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Writes a table's rows to a compressed file. */
export async function writeRows(client: Client, table: TableShape, file: string): Promise<TextSum> {
  const copy = client.query(to(selection(table)));
  const sum = new Summing();
  const gzip = createGzip({ level: constants.Z_BEST_SPEED });
  await pipeline(copy, sum, gzip, createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true }));
  return { rows: copy.rowCount, sha256: sum.digest() };
}

/** Sums up a table's rows as `writeRows` would write them. */
export async function sumRows(client: Client, table: TableShape): Promise<TextSum> {
  const copy = client.query(to(selection(table)));
  const sum = new Summing();
  await pipeline(copy, sum, nowhere());
  return { rows: copy.rowCount, sha256: sum.digest() };
}

/** Puts the rows of a compressed file into a table. */
export async function readRows(client: Client, table: TableShape, file: string): Promise<void> {
  const columns = table.columns.map(quoted).join(', ');
  const copy = client.query(from(`COPY public.${quoted(table.name)} (${columns}) FROM STDIN`));
  await pipeline(createReadStream(file), createGunzip(), copy);
}

/** Sums up a compressed file: throws when it cannot be decompressed to its end. */
export async function sumFile(file: string): Promise<string> {
  const sum = new Summing();
  await pipeline(createReadStream(file), createGunzip(), sum, nowhere());
  return sum.digest();
}

function selection({ name, columns, order }: TableShape): string {
  const ordered = order.length > 0 ? ` ORDER BY ${order.join(', ')}` : '';
  return `COPY (SELECT ${columns.map(quoted).join(', ')} FROM public.${quoted(name)}${ordered}) TO STDOUT`;
}

/** Lets everything through and sums it up. */
class Summing extends Transform {
  private readonly hash = createHash('sha256');

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    done(null, chunk);
  }

  digest(): string {
    return this.hash.digest('hex');
  }
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}
