// npm run audit:verify -- database [--save FILE] | FILE: holds the moderation log of every group against its seals.
import { createReadStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import type { LogFault } from '@lectern/moderation-log';
import { readLogLines, verifyLogLines, type LogLine } from '@lectern/server/moderation-log';
import { databaseAtHand } from './lib/database-at-hand';

const [source, option, file, ...rest] = process.argv.slice(2);
if (!source || source.startsWith('-') || rest.length > 0 || (option !== undefined && (option !== '--save' || !file))) {
  console.error('npm run audit:verify -- database [--save FILE]   or   npm run audit:verify -- FILE');
  process.exit(2);
}
try {
  const lines = source === 'database' ? await ofDatabase() : await ofFile(source);
  if (file) await writeFile(file, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const logs = verifyLogLines(lines);
  for (const { groupId, faults } of logs) for (const fault of faults) console.error(`${groupId}: ${said(fault)}`);
  const entries = logs.reduce((sum, log) => sum + log.entries, 0);
  const broken = logs.filter(({ faults }) => faults.length > 0).length;
  console.log(
    `${entries} entries of ${logs.length} groups: ${broken === 0 ? 'all as they were written' : `${broken} with faults`}.`,
  );
  process.exitCode = broken === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

async function ofDatabase(): Promise<LogLine[]> {
  const database = await databaseAtHand(false);
  const client = new Client({ connectionString: database.url });
  try {
    await client.connect();
    return await readLogLines(client);
  } finally {
    await client.end();
    await database.release();
  }
}

async function ofFile(path: string): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (line.trim() !== '') lines.push(JSON.parse(line) as LogLine);
  }
  return lines;
}

function said({ kind, from, to }: LogFault): string {
  const which = from === to ? `entry ${from}` : `entries ${from} to ${to}`;
  switch (kind) {
    case 'altered':
      return `${which} altered: the seal does not fit what stands there`;
    case 'missing':
      return `${which} missing`;
    case 'inserted':
      return `${which} inserted: nothing after it names it`;
    case 'moved':
      return `${which} moved to another place or number`;
    case 'rewritten':
      return `somewhere in ${which} rewritten, and everything behind sealed anew: the root kept for that day does not fit`;
  }
}
