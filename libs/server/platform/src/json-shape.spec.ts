import { describe, expect, it } from 'vitest';
import { limits } from '@lectern/contracts';
import { wrongShape } from './json-shape';

const { httpBodyKeys: keysMax, httpBodyNestingLevels: levelsMax } = limits;

const shapeOf = (text: string) => wrongShape(new TextEncoder().encode(text));
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const keyed = (keys: number) => JSON.stringify(Object.fromEntries(Array.from({ length: keys }, (_, key) => [key, 0])));

describe('wrongShape', () => {
  it('lets through what is as deep and has as many keys as allowed, and no more', () => {
    expect(shapeOf(nested(levelsMax))).toBeNull();
    expect(shapeOf(nested(levelsMax + 1))).toContain('deeper');
    expect(shapeOf(keyed(keysMax))).toBeNull();
    expect(shapeOf(keyed(keysMax + 1))).toContain('keys');
    expect(wrongShape(new TextEncoder().encode(keyed(keysMax + 1)), keysMax + 1)).toBeNull();
  });

  it('counts depth, not brackets, and keys of all objects together', () => {
    expect(shapeOf(`[${Array.from({ length: 5_000 }, () => '[{}]').join()}]`)).toBeNull();
    expect(shapeOf(`[${Array.from({ length: keysMax + 1 }, () => '{"a":1}').join()}]`)).toContain('keys');
  });

  it('does not look into strings, however they are quoted', () => {
    expect(shapeOf(JSON.stringify({ body: nested(100) + '"\\' + ':'.repeat(20_000) }))).toBeNull();
    expect(shapeOf(String.raw`["\\",${nested(levelsMax)}]`)).toContain('deeper');
  });

  it('takes what is no JSON without ado', () => {
    for (const text of ['', '"', '"\\', ']]]', 'é{']) expect(shapeOf(text)).toBeNull();
  });
});
