import { basename, dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

/** Nothing but a build made for fault tests can be told to crash: elsewhere the calls are dead code and vanish. */
export const usual = { 'globalThis.CRASH_POINTS': 'false' };

/** In with ours: its syntax is all we use, and left outside it loads a drawer of formulas that no server needs. */
const takenIn = ['@lectern/', '@oxc-project/', 'micromark-extension-math'];

/**
 * Bundles one entry for Node: our own libraries in, packages of node_modules left outside. Into one file, or with
 * `isSplit` into one more for each part that is imported only when it is needed, named after the first.
 */
export async function bundle(root, entry, output, define = usual, isSplit = false) {
  const build = await rolldown({
    input: entry,
    cwd: root,
    platform: 'node',
    tsconfig: join(root, 'tsconfig.base.json'),
    external: (id) => /^[^./\0]/.test(id) && !id.startsWith(root) && !takenIn.some((name) => id.startsWith(name)),
    transform: { define },
    logLevel: 'warn',
    checks: { circularDependency: true },
  });
  const file = join(root, output);
  const where = isSplit
    ? {
        dir: dirname(file),
        entryFileNames: basename(file),
        chunkFileNames: `${basename(file, '.mjs')}-[name].mjs`,
      }
    : { file, codeSplitting: false };
  await build.write({ ...where, format: 'esm', sourcemap: true, sourcemapExcludeSources: true });
  await build.close();
  return file;
}
