import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { emailSchema, newPasswordSchema } from './accounts';
import { markSchema } from './blocks';
import { commandIdSchema, linkTokenSchema, sequenceSchema, versionSchema } from './identifiers';
import { limits } from './limits';
import { routes, type Route } from './routes';
import { clientMessages } from './socket';
import { commentBodySchema, newAnchorSchema } from './threads';

const id = '01890000-0000-7000-8000-000000000000';
const takes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success;

/** Of an input that is one of several forms each, or itself. */
function formsOf(schema: z.ZodType): z.ZodType[] {
  return schema instanceof z.ZodDiscriminatedUnion ? (schema.options as z.ZodType[]) : [schema];
}

describe('inputs', () => {
  const inputs: [string, z.ZodType | undefined][] = [
    ...Object.entries(routes as Record<string, Route>).flatMap(([name, route]): [string, z.ZodType | undefined][] => [
      [`${name} params`, route.params],
      [`${name} query`, route.query],
      [`${name} body`, route.body],
    ]),
    ...Object.entries(clientMessages).map(([name, { input }]): [string, z.ZodType] => [name, input]),
  ];

  it.each(inputs.filter(([, schema]) => schema !== undefined))('%s takes no field it does not know', (_, schema) => {
    for (const one of formsOf(schema as z.ZodType)) {
      const result = one.safeParse({ surprise: 1 });
      expect(result.error?.issues.map(({ code }) => code)).toContain('unrecognized_keys');
    }
  });

  it('each parameter of a path has its schema, and nothing else has', () => {
    for (const route of Object.values(routes as Record<string, Route>)) {
      const named = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
      expect([route.path, Object.keys(route.params?.shape ?? {})]).toEqual([route.path, named]);
    }
  });

  it('no two routes share an address and a method', () => {
    const doors = Object.values(routes).map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(new Set(doors).size).toBe(doors.length);
  });
});

describe('what is named and counted', () => {
  it('a command has a UUIDv7', () => {
    expect(takes(commandIdSchema, id)).toBe(true);
    for (const other of ['01890000-0000-4000-8000-000000000000', '', `${id}0`, 7])
      expect(takes(commandIdSchema, other)).toBe(false);
  });

  it('numbers are whole, from 0 or 1, and no more than the database holds', () => {
    for (const seq of [0, 1, 2 ** 31 - 1]) expect(takes(sequenceSchema, seq)).toBe(true);
    for (const seq of [-1, 1.5, 2 ** 31, 2 ** 53, '1', null, NaN]) expect(takes(sequenceSchema, seq)).toBe(false);
    expect([0, 1, 2 ** 31].map((version) => takes(versionSchema, version))).toEqual([false, true, false]);
  });

  it('a link carries 43 characters of base64url', () => {
    expect(takes(linkTokenSchema, 'A_-z'.padEnd(43, '0'))).toBe(true);
    for (const token of ['a'.repeat(42), 'a'.repeat(44), `${'a'.repeat(42)}=`, `${'a'.repeat(43)}\n`])
      expect(takes(linkTokenSchema, token)).toBe(false);
  });
});

describe('accounts', () => {
  it('an address is trimmed and lower-cased', () => {
    expect(emailSchema.parse('  Ada@Example.ORG ')).toBe('ada@example.org');
  });

  it.each([
    '',
    'ada',
    'ada@',
    '@example.org',
    'a b@example.org',
    'a@b@c.org',
    `${'a'.repeat(250)}@x.org`,
    { contains: '@' },
  ])('%j is no address', (address) => expect(takes(emailSchema, address)).toBe(false));

  it('a password has 15 characters at least and 1024 bytes at most, and is taken as typed', () => {
    const { passwordCharactersMin: min, passwordBytesMax: max } = limits;
    expect(newPasswordSchema.parse(` ${'x'.repeat(min)} `)).toBe(` ${'x'.repeat(min)} `);
    expect(takes(newPasswordSchema, 'x'.repeat(min - 1))).toBe(false);
    expect(takes(newPasswordSchema, 'x'.repeat(max))).toBe(true);
    expect(takes(newPasswordSchema, 'x'.repeat(max + 1))).toBe(false);
    expect(takes(newPasswordSchema, 'ä'.repeat(max / 2 + 1))).toBe(false);
    expect(takes(newPasswordSchema, `${'x'.repeat(min)}\0`)).toBe(false);
  });
});

describe('what is said, and where', () => {
  it('a comment has words, 20,000 characters at most', () => {
    expect(takes(commentBodySchema, 'x'.repeat(20_000))).toBe(true);
    for (const body of ['', ' \n', 'x'.repeat(20_001), 'a\0']) expect(takes(commentBodySchema, body)).toBe(false);
  });

  it('a quotation stands in a paragraph and ends after it starts', () => {
    const span = { start: 0, end: 2, quote: 'ab' };
    for (const anchor of [
      { blockId: null, span: null },
      { blockId: id, span: null },
      { blockId: id, span },
    ])
      expect(takes(newAnchorSchema, anchor)).toBe(true);
    for (const anchor of [
      { blockId: null, span },
      { blockId: id, span: { ...span, end: 0 } },
      { blockId: id, span: { ...span, start: 2 } },
      { blockId: id, span: { ...span, start: -1 } },
      { blockId: id, span: { ...span, quote: '' } },
      { blockId: 'x', span: null },
    ])
      expect(takes(newAnchorSchema, anchor)).toBe(false);
  });

  it('a link leads to http, https or mailto, and nowhere else', () => {
    const link = (href: string) => ({ kind: 'link', start: 0, end: 1, href });
    for (const href of ['http://a.b', 'HTTPS://a.b', 'mailto:a@b.c']) expect(takes(markSchema, link(href))).toBe(true);
    for (const href of ['javascript:b()', ' https://a.b', 'data:text/html,x', '//a.b', 'ftp://a.b', 'java\nscript:b()'])
      expect(takes(markSchema, link(href))).toBe(false);
  });
});
