import { appendFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database, migrationNames } from '@lectern/server/database';
import { emptyDatabase, testDatabase } from '../../../../tools/testing/test-database';
import { mediumApp } from '../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../tools/testing/reading-room';
import { automaticBackupsMax, backUpBeforeMigrating } from './automatic-backup';
import { backUp } from './back-up';
import { readTables } from './catalogue';
import { checkBackup } from './check-backup';
import type { Manifest } from './manifest';
import { restore } from './restore';
import { sumRows, withTextConnection } from './table-text';

let app: INestApplicationContext;
let databaseUrl: string;
let room: ReadingRoom;
let migrations: string[];
beforeAll(async () => {
  databaseUrl = await testDatabase();
  app = await mediumApp({}, databaseUrl);
  room = await ReadingRoom.open(app);
  migrations = await migrationNames('prisma');
  await room.comment({ paragraph: 'Oil was dear', quote: 'fishermen' }, 'A tab\there, a line\nthere, a \\ and “ü”.');
  // those who follow the stream note behind the comment how far they came: only then nobody writes any more
  const { client } = app.get(Database, { strict: false });
  await vi.waitUntil(async () => {
    const { told, head } = await client.stream.findFirstOrThrow({
      where: { reading: { id: room.readingId } },
      include: { told: true },
    });
    return told?.seq === head && (await client.searchWaiting.count()) === 0;
  });
});
afterAll(() => app.close());

let place: string;
let dataFolder: string;
let folder: string;
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'lectern-backup-'));
  dataFolder = join(place, 'data');
  folder = join(place, 'backup');
  await mkdir(join(dataFolder, 'uploads/ab'), { recursive: true });
  await mkdir(join(dataFolder, 'mail'));
  await writeFile(join(dataFolder, 'uploads/ab/original.pdf'), 'the words of an original');
  await writeFile(join(dataFolder, 'mail/letter.eml'), 'a link');
});
afterEach(() => rm(place, { recursive: true, force: true }));

const make = () => backUp({ databaseUrl, dataFolder, folder });
const back = (target: string, more: { isReplacing?: boolean; dataFolder?: string } = {}) =>
  restore({
    folder,
    databaseUrl: target,
    dataFolder: join(place, 'restored'),
    prismaFolder: 'prisma',
    migrations,
    ...more,
  });
const sumsOf = (url: string) =>
  withTextConnection(url, async (client) => {
    const sums: Record<string, string> = {};
    for (const table of await readTables(client)) sums[table.name] = (await sumRows(client, table)).sha256;
    return sums;
  });
const sumsIn = ({ tables }: Manifest) => Object.fromEntries(tables.map(({ name, sha256 }) => [name, sha256]));

describe('a backup', () => {
  it('leads a fresh database and an empty folder to exactly what there was', async () => {
    const manifest = await make();
    const target = await emptyDatabase();
    await back(target);
    expect(await sumsOf(target)).toEqual(sumsIn(manifest));
    expect(await sumsOf(target)).toEqual(await sumsOf(databaseUrl));
    expect(await readFile(join(place, 'restored/uploads/ab/original.pdf'), 'utf8')).toBe('the words of an original');
    expect(await readdir(join(place, 'restored'))).toEqual(['uploads']);
  });

  it('is of one moment, while people write: each stream is whole up to a number', async () => {
    let isOn = true;
    let written = 0;
    const writing = (async () => {
      for (; isOn; written += 1) await room.comment({}, `Comment ${written}`);
    })();
    const before = await headOf(databaseUrl);
    await make();
    isOn = false;
    await writing;
    const target = await emptyDatabase();
    await back(target);
    const head = await headOf(target);
    expect(head).toBeGreaterThanOrEqual(before);
    expect(head).toBeLessThanOrEqual(await headOf(databaseUrl));
    expect(await eventsOf(target, head)).toHaveLength(head);
    expect(await eventsOf(target, head)).toEqual(await eventsOf(databaseUrl, head));
  });

  it('makes a database the server runs on, and its numbers go on', async () => {
    await make();
    const target = await emptyDatabase();
    await back(target);
    const other = await mediumApp({}, target);
    try {
      const restored = new ReadingRoom(other, room.owner, room.member, room.groupId, room.readingId);
      const { head } = await restored.snapshot();
      await restored.comment({}, 'After the restoring');
      expect((await restored.snapshot()).head).toBe(head + 1);
    } finally {
      await other.close();
    }
  });

  it('has its place for itself, and leaves nothing when it cannot be made', async () => {
    await make();
    await expect(make()).rejects.toThrow('is not empty');
    const nothing = await emptyDatabase();
    const other = join(place, 'other');
    await expect(backUp({ databaseUrl: nothing, dataFolder, folder: other })).rejects.toThrow('nothing to back up');
    expect((await readdir(place)).sort()).toEqual(['backup', 'data']);
  });
});

describe('restoring', () => {
  const damages: Record<string, { harm: () => Promise<unknown>; says: string }> = {
    'has no manifest': { harm: () => rm(join(folder, 'manifest.json')), says: 'no complete backup' },
    'has a manifest that was changed': {
      harm: () => appendFile(join(folder, 'manifest.json'), ' '),
      says: 'its checksum differs',
    },
    'lacks a table': { harm: () => rm(join(folder, 'tables/comments.copy.gz')), says: 'comments.copy.gz is missing' },
    'has half a table': { harm: () => halve('tables/comments.copy.gz'), says: 'cannot be read to its end' },
    'has another table’s rows': {
      harm: async () =>
        writeFile(join(folder, 'tables/comments.copy.gz'), await readFile(join(folder, 'tables/threads.copy.gz'))),
      says: 'comments.copy.gz is not what was written',
    },
    'lacks a file': { harm: () => rm(join(folder, 'files/uploads/ab/original.pdf')), says: 'original.pdf is missing' },
    'has a changed file': {
      harm: () => writeFile(join(folder, 'files/uploads/ab/original.pdf'), 'the words of an 0riginal'),
      says: 'original.pdf is not what was written',
    },
  };
  it.each(Object.entries(damages))('is refused when the backup %s, and stores nothing', async (_, { harm, says }) => {
    await make();
    await harm();
    const target = await emptyDatabase();
    await expect(back(target)).rejects.toThrow(says);
    expect(await sumsOf(target)).toEqual({});
    await expect(readdir(join(place, 'restored'))).rejects.toThrow('ENOENT');
  });

  const halve = async (path: string) => {
    const bytes = await readFile(join(folder, path));
    await writeFile(join(folder, path), bytes.subarray(0, bytes.length / 2));
  };

  it('is refused where something is, unless that may be thrown away', async () => {
    const manifest = await make();
    const target = await testDatabase();
    const other = await mediumApp({}, target);
    await ReadingRoom.open(other);
    await expect(back(target)).rejects.toThrow('Lectern runs on this database');
    await other.close();
    const before = await sumsOf(target);
    await expect(back(target)).rejects.toThrow('not empty');
    expect(await sumsOf(target)).toEqual(before);
    await back(target, { isReplacing: true });
    expect(await sumsOf(target)).toEqual(sumsIn(manifest));
  });

  it('is refused where files are, unless they may be written over', async () => {
    await make();
    const target = await emptyDatabase();
    await expect(back(target, { dataFolder })).rejects.toThrow('has files already');
    await back(target, { dataFolder, isReplacing: true });
  });

  it('goes over a migrated database with nothing in it', async () => {
    const manifest = await make();
    const target = await testDatabase();
    await back(target);
    expect(await sumsOf(target)).toEqual(sumsIn(manifest));
  });

  it('is refused for a backup of another version', async () => {
    await make();
    const known = { folder, databaseUrl: await emptyDatabase(), dataFolder: place, prismaFolder: 'prisma' };
    await expect(restore({ ...known, migrations: migrations.slice(0, -1) })).rejects.toThrow('another version');
  });
});

describe('before migrating', () => {
  const ahead = (more: string[]) => ({ databaseUrl, dataFolder, migrations: [...migrations, ...more] });

  it('nothing is backed up when there is nothing to do, or nothing to lose', async () => {
    expect(await backUpBeforeMigrating(ahead([]))).toBeNull();
    expect(await backUpBeforeMigrating({ ...ahead([]), databaseUrl: await emptyDatabase() })).toBeNull();
  });

  it('everything is, and the newest few are kept', async () => {
    const made: (string | null)[] = [];
    for (let time = 0; time <= automaticBackupsMax; time += 1)
      made.push(await backUpBeforeMigrating(ahead(['29990101000000_later'])));
    const kept = await readdir(join(dataFolder, 'backups'));
    expect(kept.map((name) => join(dataFolder, 'backups', name)).sort()).toEqual(made.slice(1).sort());
    for (const path of made.slice(1)) await checkBackup(path ?? '');
  });
});

function headOf(url: string): Promise<number> {
  return withTextConnection(url, async (client) => {
    const { rows } = await client.query<{ head: number }>('SELECT head FROM streams WHERE id = $1', [room.readingId]);
    return rows[0]?.head ?? 0;
  });
}

function eventsOf(url: string, upTo: number): Promise<unknown[]> {
  return withTextConnection(url, async (client) => {
    const { rows } = await client.query<object>(
      `SELECT stream_events.*, body FROM stream_events LEFT JOIN comments ON comments.id = comment_id
       WHERE stream_id = $1 AND stream_events.seq <= $2 ORDER BY stream_events.seq`,
      [room.readingId, upTo],
    );
    return rows;
  });
}
