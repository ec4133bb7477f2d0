import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { assemble, importLimits, ImportRefused, parseDocument } from '@lectern/importing';

/** `npm run --silent parse -- FILE`: what an import makes of a file, as JSON; refusals on standard error. */
async function main(file: string | undefined): Promise<number> {
  if (file === undefined) {
    process.stderr.write('usage: npm run --silent parse -- FILE\n');
    return 2;
  }
  try {
    const imported = await parseDocument(readWithinLimit(file), { fileName: basename(file) });
    const { title, authors, date, language } = imported.metadata;
    const blocks = assemble(imported);
    process.stdout.write(
      `${JSON.stringify({ title, authors, date, language, blocks, decisions: imported.decisions }, null, 1)}\n`,
    );
    return 0;
  } catch (error) {
    if (!(error instanceof ImportRefused)) throw error;
    process.stderr.write(`${JSON.stringify({ code: error.code, message: error.message })}\n`);
    return 1;
  }
}

function readWithinLimit(file: string): Uint8Array {
  if (statSync(file).size > importLimits.uploadBytes) {
    throw new ImportRefused('IMPORT_TOO_LARGE', `The file is larger than ${importLimits.uploadBytes} bytes.`);
  }
  return new Uint8Array(readFileSync(file));
}

process.exitCode = await main(process.argv[2]);
