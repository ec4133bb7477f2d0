import { join } from 'node:path';
import { rolldown } from 'rolldown';

/** Nothing but a build made for fault tests can be told to crash: elsewhere the calls are dead code and vanish. */
const usual = { 'globalThis.CRASH_POINTS': 'false' };

/** Bundles one entry for Node: our own libraries in, packages of node_modules left outside. */
export async function bundle(root, entry, output, define = usual) {
  const build = await rolldown({
    input: entry,
    cwd: root,
    platform: 'node',
    tsconfig: join(root, 'tsconfig.base.json'),
    external: (id) =>
      /^[^./\0]/.test(id) && !id.startsWith('@lectern/') && !id.startsWith('@oxc-project/') && !id.startsWith(root),
    transform: { define },
    logLevel: 'warn',
    checks: { circularDependency: true },
  });
  const file = join(root, output);
  await build.write({ file, format: 'esm', sourcemap: true, codeSplitting: false });
  await build.close();
  return file;
}
