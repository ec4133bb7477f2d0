// npm start: Lectern to try out, with a demonstration group on the first run.
import { demonstrationPeople, seed } from '../prisma/seed';
import { step } from './lib/step';
import { up } from './lib/up';

console.log('Lectern');
const address = await up({
  mode: 'development',
  // its accounts have published passwords: they must never be those of a server for real
  databaseFolder: 'demonstration',
  prepare: async (databaseUrl) => {
    await step(
      'Loading the demonstration group',
      () => seed(databaseUrl),
      (wasLoaded) => !wasLoaded,
    );
  },
});
console.log(
  `\nLectern is at ${address}\n\nSign in as one of the demonstration people, in two browsers as two of them:`,
);
for (const person of demonstrationPeople) console.log(`  ${person.email.padEnd(22)} ${person.password}`);
console.log('\nCtrl-C stops it; nothing is lost.');
