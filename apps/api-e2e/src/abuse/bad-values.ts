import { limits } from '@lectern/contracts';

const depth = 200;

/** Texts that no field takes. */
export const unstorable: readonly (readonly [name: string, text: string])[] = [
  ['NUL', 'before\0after'],
  ['half of a surrogate pair, high', 'a\ud800b'],
  ['half of a surrogate pair, low', 'a\udc00b'],
  ['a pair the wrong way round', '\udc00\ud800'],
];

/** Comments that are refused. */
export const badBodies: readonly (readonly [name: string, text: unknown])[] = [
  ...unstorable,
  ['nothing', ''],
  ['blanks alone', ' \n\t '],
  ['20,001 characters', 'x'.repeat(limits.commentCharacters + 1)],
  [`${depth} quotations in each other`, '> '.repeat(depth) + 'deep'],
  [`${depth} lists in each other`, Array.from({ length: depth }, (_, level) => '  '.repeat(level) + '- x').join('\n')],
  ['5,000 brackets', '['.repeat(5_000)],
  ['a number', 1],
  ['null', null],
  ['an array', ['text']],
  ['an operator', { contains: 'a' }],
  ['an increment', { increment: 1 }],
];

/** Fields nobody may send, whatever they would do. */
export const foreignFields: readonly (readonly [name: string, fields: Record<string, unknown>])[] = [
  ['an unknown one', { surprise: true }],
  ['an author', { authorId: '01890000-0000-7000-8000-000000000000' }],
  ['a person', { personId: '01890000-0000-7000-8000-000000000000' }],
  ['a number in the stream', { seq: 1 }],
  ['a moment', { createdAt: '2020-01-01T00:00:00.000Z' }],
  ['a deletion', { isDeleted: false }],
  ['a nested write', { answers: { deleteMany: {} } }],
  ['a condition', { where: { OR: [{}] } }],
  ['a key with NUL', { 'a\0b': 1 }],
];

/** JSON, written out because an object literal cannot say it, that would change every object's prototype. */
export const pollution: readonly (readonly [name: string, json: string])[] = [
  ['__proto__', '"__proto__":{"isAdmin":true}'],
  ['constructor.prototype', '"constructor":{"prototype":{"isAdmin":true}}'],
  ['prototype', '"prototype":{"isAdmin":true}'],
];

/** Numbers that are no place in a stream. */
export const badNumbers: readonly (readonly [name: string, value: unknown])[] = [
  ['negative', -1],
  ['2^31', 2 ** 31],
  ['2^53', 2 ** 53],
  ['text', '1'],
  ['a fraction', 1.5],
  ['null', null],
  ['an array', [1]],
];

/** The same in an address. */
export const badNumberTexts = [
  '-1',
  '1e9',
  'NaN',
  '1;drop',
  '5.5',
  '',
  '9999999999',
  '99999999999999999999',
  '0x10',
  '١٢',
  ' 1',
];

/** Names of things that are none. */
export const badIds = ['', 'x', '*', '__proto__', 'constructor', '../groups', "1' OR 1=1--", '%00', 'x'.repeat(8_000)];
