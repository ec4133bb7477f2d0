// npm start: Lectern to try out, with a demonstration group on the first run.
import { demonstrationPeople, seed } from '../prisma/seed';
import { step } from './lib/step';
import { stopOnSignal, up } from './lib/up';

console.log('Lectern');
const server = await up({
  mode: 'development',
  prepare: async (databaseUrl) => {
    await step(
      'Loading the demonstration group',
      () => seed(databaseUrl),
      (wasLoaded) => !wasLoaded,
    );
  },
}).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
stopOnSignal(() => server.stop());
console.log(
  `\nLectern is at ${server.address}\n\nSign in as one of the demonstration people, in two browsers as two of them:`,
);
for (const person of demonstrationPeople) console.log(`  ${person.email.padEnd(22)} ${person.password}`);
console.log('\nCtrl-C stops it; nothing is lost.');
