import { isDeepStrictEqual } from 'node:util';
import { join } from 'node:path';
import { checkDelivery, type StoredStream } from '@lectern/delivery-check';
import { backUp, restore } from '@lectern/server/backup';
import { migrationNames } from '@lectern/server/database';
import type { Fault } from '../fault';
import { readStored, withDatabase } from '../final-read';
import { Trial } from '../trial';
import { now } from '../wait';

/** A backup is made while people write and the server dies once; restored, it is what was there at one moment. */
export const restoredBackup: Fault = {
  id: 'D26',
  title: 'a backup made under load is restored',
  everyRounds: 12,
  async run(context) {
    const { site, turn } = context;
    const trial = new Trial(context);
    const node = await site.node();
    const readings = [await trial.reading(6), await trial.reading(3)];
    const [busy, quiet] = readings;
    if (!busy || !quiet) throw new Error('Two readings were asked for.');
    for (let person = 0; person < 6; person += 1) trial.client(busy, person, () => node.port);
    for (let person = 0; person < 3; person += 1) trial.client(quiet, person, () => node.port);
    await trial.allLive();
    let isOn = true;
    const writing = trial.writeWhile(trial.clients, () => isOn, 10);
    await trial.moreAcknowledged(150, 20_000);
    const folder = join(site.folder, `backup-${turn}`);
    const dataFolder = join(site.folder, 'no-files');
    const begunAt = now();
    const backingUp = backUp({ databaseUrl: site.postgres.directUrl, dataFolder, folder });
    await trial.crash(node);
    const { tables } = await backingUp;
    await trial.moreAcknowledged(50, 20_000);
    isOn = false;
    await writing;
    const outcome = await trial.end({ injected: 1, crashes: node.crashes });

    const name = `restored_${turn}`;
    await withDatabase(site.postgres.directUrl, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
    const restoredUrl = new URL(site.postgres.directUrl);
    restoredUrl.pathname = `/${name}`;
    const migrations = await migrationNames('prisma');
    await restore({ folder, databaseUrl: restoredUrl.href, dataFolder, prismaFolder: 'prisma', migrations });
    const streams = readings.map(({ readingId }) => readingId);
    const [restored, source] = await Promise.all([
      readStored(restoredUrl.href, streams, trial.recorder),
      readStored(site.postgres.directUrl, streams, trial.recorder),
    ]);
    await withDatabase(site.postgres.directUrl, (client) => client.query(`DROP DATABASE ${name}`));
    for (const [index, stream] of restored.entries())
      trial.expect(isBeginningOf(stream, source[index]), `the restored stream ${stream.stream} is another one`);
    // what was acknowledged before the backup was begun is in it; the rest may be
    const events = trial.recorder.events.filter((event) => event.kind !== 'ok' || event.at < begunAt);
    const { violations } = checkDelivery({ events, replicas: [], stored: restored }, { convergenceMs: 0 });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const heads = restored.map(({ head }, index) => `${head} of ${source[index]?.head}`).join(', ');
    return {
      ...outcome,
      violations: [...outcome.violations, ...violations],
      notes: [...outcome.notes, `${rows} rows; events of the streams in the backup: ${heads}`],
    };
  },
};

function isBeginningOf(restored: StoredStream, source: StoredStream | undefined): boolean {
  return isDeepStrictEqual(restored.rows, source?.rows.slice(0, restored.head));
}
