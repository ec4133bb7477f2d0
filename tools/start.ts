// npm start: Lectern to try out, with a demonstration group on the first run.
import { Client } from 'pg';
import { demonstrationPeople } from '../prisma/demonstration-people';
import { step } from './lib/step';
import { up } from './lib/up';

console.log('Lectern');
const address = await up({
  mode: 'development',
  // its accounts have published passwords: they must never be those of a server for real
  databaseFolder: 'demonstration',
  prepare: async (databaseUrl) => {
    if (await hasPeople(databaseUrl)) return;
    await step('Loading the demonstration group', async () => {
      // the whole server comes with it: a later start does without
      const { seed } = await import('../prisma/seed');
      await seed(databaseUrl);
    });
  },
});
console.log(
  `\nLectern is at ${address}\n\nSign in as one of the demonstration people, in two browsers as two of them:`,
);
for (const person of demonstrationPeople) console.log(`  ${person.email.padEnd(22)} ${person.password}`);
console.log('\nCtrl-C stops it; nothing is lost.');

async function hasPeople(databaseUrl: string): Promise<boolean> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT FROM people LIMIT 1');
    return rows.length > 0;
  } finally {
    await client.end();
  }
}
