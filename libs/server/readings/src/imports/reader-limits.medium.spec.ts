import { afterEach, describe, expect, it } from 'vitest';
import { readingLimits } from './import-limits';
import { ReaderProcess, type ReadLimits } from './reader-process';

const worker = 'dist/apps/api/import-worker.mjs';
/** what every process reads, however little it may take */
const light = {
  kind: 'read',
  bytes: new TextEncoder().encode('# Lamps\n\nOil was dear.'),
  fileName: 'light.md',
} as const;
/** allowed by the limits of its format, and takes many seconds and hundreds of megabytes */
const heavy = {
  kind: 'read',
  bytes: new TextEncoder().encode('*a* [b](c) `d` **e**\n\n'.repeat(19_000)),
  fileName: 'heavy.md',
} as const;
const processes: ReaderProcess[] = [];
afterEach(() => {
  for (const reader of processes.splice(0)) reader.end();
});

function readerWith(lowered: Partial<ReadLimits>): ReaderProcess {
  const reader = new ReaderProcess(worker, { ...readingLimits, ...lowered });
  processes.push(reader);
  return reader;
}

describe('a file that costs too much', { timeout: 120_000 }, () => {
  it.each([
    ['time', { fileSeconds: 5 }, 'IMPORT_TOO_SLOW'],
    ['processor time, which the kernel counts', { cpuSeconds: 3 }, 'IMPORT_TOO_SLOW'],
    ['memory for objects', { heapMb: 96 }, 'IMPORT_TOO_LARGE'],
    ['memory altogether', { memoryMb: 150, memoryLookMs: 10 }, 'IMPORT_TOO_LARGE'],
  ] as const)('in %s ends its process with a refusal that says so', async (_name, lowered, code) => {
    const reader = readerWith(lowered);
    const { pid } = reader;
    expect(await reader.ask(light)).toMatchObject({ kind: 'imported' });
    expect(await reader.ask(heavy)).toMatchObject({ kind: 'refused', code });
    expect(reader.isUsable).toBe(false);
    await expect.poll(() => isAlive(pid)).toBe(false);
  });
});

function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}
