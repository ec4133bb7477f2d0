import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { errorCodeSchema } from '@lectern/contracts';
import { describe, expect, it } from 'vitest';

interface Texts {
  [key: string]: string | Texts;
}

const files = ['libs/web', 'apps/web/src'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|html)$/.test(name) && !name.endsWith('.spec.ts'))
    .map((name) => join(folder, name)),
);
const sources = new Map(files.map((file) => [file, readFileSync(file, 'utf8')]));

/** All texts as the application has them: `{ feature: texts }`, found where features and what is opened anywhere bring theirs. */
const texts: Texts = {};
for (const [file, source] of sources) {
  for (const [, feature = '', name = ''] of source.matchAll(
    /(?:provideFeatureTexts|addTexts)\(\{ (\w+): (\w+) \}\)/g,
  )) {
    const path = new RegExp(`import ${name} from '(.+\\.json)'`).exec(source)?.[1] ?? '';
    texts[feature] = JSON.parse(readFileSync(join(file, '..', path), 'utf8')) as Texts;
  }
}

function lookUp(key: string): string | Texts | undefined {
  return key
    .split('.')
    .reduce<string | Texts | undefined>((at, part) => (typeof at === 'object' ? at[part] : undefined), texts);
}

/** Keys used in a template, with each prefix that stands in the same file; `'role.' + x` counts as `role`. */
function keysIn(source: string, html: string): string[][] {
  const prefixes = [...(source + html).matchAll(/\*transloco="let t; prefix: '([\w.]+)'/g)].map(([, prefix]) => prefix);
  return [...(source + html).matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key = '']) =>
    prefixes.map((prefix) => `${prefix}.${key}`.replace(/\.$/, '')),
  );
}

describe('texts', () => {
  it('are found for each feature', () => {
    expect(Object.keys(texts)).toEqual(expect.arrayContaining(['core', 'ui', 'app', 'auth', 'groups']));
  });

  it('exist for every key a template uses', () => {
    const missing = [...sources].flatMap(([file, source]) => {
      if (file.endsWith('.html')) return [];
      const html = sources.get(file.replace(/\.ts$/, '.html')) ?? '';
      return keysIn(source, html)
        .filter((candidates) => candidates.length > 0 && candidates.every((key) => lookUp(key) === undefined))
        .map((candidates) => `${file}: ${candidates.join(' or ')}`);
    });
    expect(missing).toEqual([]);
  });

  it('exist for every key a class or a route uses', () => {
    const missing = [...sources].flatMap(([file, source]) =>
      [...source.matchAll(/(?:translate(?:<\w+>)?\(|title: )\s*'([\w.-]+)'/g)]
        .map(([, key = '']) => key)
        .filter((key) => typeof lookUp(key) !== 'string')
        .map((key) => `${file}: ${key}`),
    );
    expect(missing).toEqual([]);
  });

  it('say something about every code of a refusal', () => {
    expect(errorCodeSchema.options.filter((code) => typeof lookUp(`core.refusal.${code}`) !== 'string')).toEqual([]);
  });

  it('do not shout', () => {
    expect(JSON.stringify(texts)).not.toMatch(/!|Oops/);
  });
});
