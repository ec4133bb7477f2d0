import { limits } from '@lectern/contracts';
import { describe, expect, it } from 'vitest';
import { readAnnotationFile } from './annotation-file';

const file = (text: string, size = text.length) => ({ size, text: async () => text });

describe('readAnnotationFile', () => {
  it('knows a W3C collection by its context', async () => {
    const text = '{"@context":"http://www.w3.org/ns/anno.jsonld","type":"AnnotationCollection"}';
    expect(await readAnnotationFile(file(text))).toMatchObject({
      kind: 'annotations',
      body: { source: 'web-annotation', annotations: { type: 'AnnotationCollection' } },
    });
    expect(await readAnnotationFile(file(`[${text}]`))).toMatchObject({ body: { source: 'web-annotation' } });
  });

  it('takes everything else for what Hypothesis exports', async () => {
    expect(await readAnnotationFile(file('{"annotations":[]}'))).toMatchObject({ body: { source: 'hypothesis' } });
  });

  it('says what is wrong with a file before it is sent', async () => {
    expect(await readAnnotationFile(file('%PDF-1.7'))).toEqual({ kind: 'problem', problem: 'notJson' });
    expect(await readAnnotationFile(file('{}', limits.annotationBytes + 1))).toEqual({
      kind: 'problem',
      problem: 'tooLarge',
    });
  });
});
