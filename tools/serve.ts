// npm run serve: the server for real. No demonstration data, no accounts but those people make.
import { stopOnSignal, up } from './lib/up';

console.log('Lectern');
const server = await up({ mode: 'production' }).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
stopOnSignal(() => server.stop());
console.log(`\nLectern is at ${server.address}`);
