// npm run build: server and client, into dist.
import { buildIfChanged } from './lib/build';

console.log((await buildIfChanged()) ? 'Built.' : 'Nothing has changed since the last build.');
