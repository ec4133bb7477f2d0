import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { relative, join } from 'node:path';
import { tmpdir } from 'node:os';
import { afterAll, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'lectern-crash-points-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What a crash point leaves in a bundle: the switch, the functions, or the message that arms one. */
const traces =
  /CRASH_POINTS|crashPoint|isCrashDue|crashHalfWay|crashAt|process\.kill\(process\.pid, .SIGKILL|'[FN][1-8]'|"[FN][1-8]"/;
const points = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F7', 'F8', 'N1', 'N2'];

/** The API process as the production build makes it, or with other replacements. */
function bundled(define?: Record<string, string>): string {
  const output = join(folder, `${define ? 'with' : 'without'}.mjs`);
  const script = `
    const { bundle } = await import('./tools/bundle.mjs');
    const define = ${JSON.stringify(define ?? null)};
    await bundle(process.cwd(), 'apps/api/src/main.ts', ${JSON.stringify(relative(process.cwd(), output))}, ...(define ? [define] : []));`;
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return readFileSync(output, 'utf8');
}

it('a production build has no crash point', () => {
  expect(bundled()).not.toMatch(traces);
}, 60_000);

it('what lies in dist to be run has none either', () => {
  const built = 'dist/apps/api/main.mjs';
  if (existsSync(built)) expect(readFileSync(built, 'utf8')).not.toMatch(traces);
});

it('a build for fault tests has every one of them', () => {
  const code = bundled({ 'globalThis.CRASH_POINTS': 'true' });
  for (const point of points) expect(code).toMatch(new RegExp(`["']${point}["']`));
}, 60_000);
