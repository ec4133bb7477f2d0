import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Generates the Prisma client when the schema is newer than it. */
export function generatePrismaClient(root) {
  const schema = join(root, 'prisma/schema.prisma');
  const client = join(root, 'libs/server/database/src/generated/client.ts');
  if (existsSync(client) && statSync(client).mtimeMs > statSync(schema).mtimeMs) return;
  const result = spawnSync(process.execPath, [join(root, 'node_modules/prisma/build/index.js'), 'generate'], {
    cwd: root,
    encoding: 'utf8',
    // generating is WebAssembly; it only insists that an engine file exists, and must not download one
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  });
  if (result.status !== 0) {
    console.error(result.stdout + result.stderr);
    process.exit(1);
  }
}
