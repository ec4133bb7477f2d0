import { afterAll, describe, expect, it } from 'vitest';
import { alignRevisions } from '@lectern/anchoring';
import { tinyPdf } from '../../../../importing/src/testing/tiny-pdf';
import { ReaderProcess } from './reader-process';

const worker = 'dist/apps/api/import-worker.mjs';
const reader = new ReaderProcess(worker);
afterAll(() => reader.end());

describe('a reading process', () => {
  it('reads one file after the other, of any format, and says how far it is', async () => {
    const progress: string[] = [];
    const words = ['Oil was dear in the winter of that year.', 'Whoever read at night paid for it in the day.'];
    const pdf = tinyPdf(words.map((text, index) => [{ text, x: 40, y: 300 - 40 * index }]));
    const onProgress = ({ done, total }: { done: number; total: number }) => progress.push(`${done}/${total}`);
    expect(await reader.ask({ kind: 'read', bytes: pdf, fileName: 'a.pdf' }, { onProgress })).toMatchObject({
      kind: 'imported',
    });
    expect(progress.at(-1)).toBe('2/2');
    const markdown = new TextEncoder().encode('# Lamps\n\nOil was dear.');
    expect(await reader.ask({ kind: 'read', bytes: markdown, fileName: 'a.md' })).toMatchObject({
      kind: 'imported',
      imported: { metadata: { title: 'Lamps' } },
    });
    expect(
      await reader.ask({ kind: 'read', bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]), fileName: 'a.pdf' }),
    ).toMatchObject({
      kind: 'refused',
      code: 'IMPORT_DAMAGED',
    });
    expect(reader.isUsable).toBe(true);
  });

  it('aligns two revisions as the library does', async () => {
    const [old, after] = [
      ['Oil was dear.', 'The lamp stood on the mole.', 'It was lit each evening.'],
      ['A lamp stood on the mole.', 'Oil was dear.'],
    ];
    const kinds = { old: old.map(() => 'paragraph'), new: after.map(() => 'paragraph') };
    const { outcomes, pieces } = alignRevisions(old, after, { kinds });
    const request = { kind: 'align', old, new: after, kinds } as const;
    expect(await reader.ask(request)).toEqual({ kind: 'aligned', aligned: { outcomes, pieces } });
  });

  it('stops at once when told to, and is not used again', async () => {
    const stopped = new ReaderProcess(worker);
    const stop = new AbortController();
    const reading = stopped.ask(
      { kind: 'read', bytes: new TextEncoder().encode('a '.repeat(1_000_000)), fileName: 'a.md' },
      stop,
    );
    stop.abort();
    expect(await reading).toMatchObject({ kind: 'refused', code: 'IMPORT_ABORTED' });
    expect(await stopped.ask({ kind: 'read', bytes: new Uint8Array(1), fileName: 'a.md' })).toMatchObject({
      kind: 'refused',
    });
    expect(stopped.isUsable).toBe(false);
  });
});
