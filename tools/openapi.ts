// npm run openapi [-- --check]: writes docs/openapi.json from the contracts, or fails when it is not up to date.
import { readFile, writeFile } from 'node:fs/promises';
import { openApiDocument } from '@lectern/server/platform';

const file = 'docs/openapi.json';
const text = `${JSON.stringify(openApiDocument(), null, 2)}\n`;
if (!process.argv.includes('--check')) {
  await writeFile(file, text);
} else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
  console.error(`${file} is not what the contracts say. Run: npm run openapi`);
  process.exit(1);
}
