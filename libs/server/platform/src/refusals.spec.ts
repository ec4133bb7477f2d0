import { describe, expect, it } from 'vitest';
import { DomainError } from './domain-error';
import { refusalOf } from './refusals';

const codeOf = (error: unknown) => refusalOf(error).refusal.code;
const withCode = (code: string) => Object.assign(new Error('Refused by the database.'), { code });

describe('refusalOf', () => {
  it('keeps the code of a refusal of our own', () => {
    expect(codeOf(new DomainError('E_GONE', 'Gone.'))).toBe('E_GONE');
  });

  it.each([['57P01'], ['40P01'], ['55P03'], ['53300'], ['08006'], ['P2028'], ['ECONNREFUSED']])(
    'takes %s for something that passes',
    (code) => expect(codeOf(new Error('Outer.', { cause: withCode(code) }))).toBe('E_BUSY'),
  );

  it.each([
    ['Connection terminated unexpectedly'],
    ['Connection terminated due to connection timeout'],
    ['timeout exceeded when trying to connect'],
    ['Client has encountered a connection error and is not queryable'],
  ])('takes a lost connection for something that passes, though it has no code: %s', (message) => {
    expect(codeOf(new Error(message))).toBe('E_BUSY');
    expect(codeOf(new Error('Outer.', { cause: new Error(message) }))).toBe('E_BUSY');
  });

  it('takes a name that is taken for a conflict', () => {
    expect(codeOf(withCode('23505'))).toBe('E_CONFLICT');
  });

  it('takes anything else for a fault of ours', () => {
    expect(codeOf(new Error('Oh.'))).toBe('E_INTERNAL');
    expect(codeOf('oh')).toBe('E_INTERNAL');
  });
});
