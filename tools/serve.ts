// npm run serve: the server for real. No demonstration data, no accounts but those people make.
import { up } from './lib/up';

console.log('Lectern');
const address = await up({ mode: 'production', databaseFolder: 'postgres' });
console.log(`\nLectern is at ${address}`);
