import { describe, expect, it } from 'vitest';
import { errorCodeSchema, refusalSchema } from '@lectern/contracts';
import * as z from 'zod';
import { DomainError } from './domain-error';
import { parseInput, refusalOf, statusOf } from './refusals';

/** What Prisma throws for a statement of ours that PostgreSQL refused. */
const raw = (originalCode: string) =>
  Object.assign(new Error('Raw query failed.'), {
    code: 'P2010',
    meta: { driverAdapterError: { name: 'DriverAdapterError', cause: { originalCode, kind: 'postgres' } } },
  });
const plain = (code: string) => Object.assign(new Error('failed'), { code });

describe('a refusal', () => {
  it('has a status for every code', () => {
    expect(Object.keys(statusOf).sort()).toEqual([...errorCodeSchema.options].sort());
    for (const status of Object.values(statusOf)) expect(status).toBeGreaterThanOrEqual(400);
  });

  it('says what the domain said', () => {
    const error = new DomainError('E_RATE', 'Too often.', { retryAfterSeconds: 3 });
    expect(refusalOf(error)).toEqual({
      refusal: { code: 'E_RATE', message: 'Too often.', retryAfterSeconds: 3 },
      isOurFault: false,
    });
  });

  it.each([
    ...['40P01', '55P03', '57014', '53300'].map(raw),
    Object.assign(new Error('outer'), { cause: plain('ECONNREFUSED') }),
  ])('of a fault that passes (%#) asks to come back', (error) => {
    expect(refusalOf(error)).toMatchObject({ refusal: { code: 'E_BUSY', retryAfterSeconds: 2 }, isOurFault: true });
  });

  it.each([plain('P2002'), plain('23505'), raw('23505')])('of a name that is taken (%#) is a conflict', (error) => {
    expect(refusalOf(error)).toMatchObject({ refusal: { code: 'E_CONFLICT' }, isOurFault: false });
  });

  it.each([plain('P2025'), raw('22003'), new Error('secret'), new TypeError('x'), 'text', null, undefined])(
    'of anything else (%#) says nothing of it',
    (error) => {
      const { refusal, isOurFault } = refusalOf(error);
      expect(refusal).toEqual({ code: 'E_INTERNAL', message: expect.not.stringContaining('secret') as string });
      expect(isOurFault).toBe(true);
      expect(refusalSchema.safeParse(refusal).success).toBe(true);
    },
  );
});

describe('an input', () => {
  const schema = z.strictObject({ a: z.strictObject({ b: z.number() }) });
  const refusal = (input: unknown) => {
    try {
      parseInput(schema, input);
    } catch (error) {
      return refusalOf(error).refusal;
    }
    throw new Error('It was taken.');
  };

  it('is refused with the field that is wrong', () => {
    expect(refusal({ a: { b: 'x' } })).toMatchObject({ code: 'E_INVALID', field: 'a.b' });
    expect(refusal({ a: { b: 1 }, c: 1 }).message).toContain('"c"');
    expect(refusal(null)).toMatchObject({ code: 'E_INVALID' });
  });

  it('is refused briefly, however long it is', () => {
    expect(refusal({ a: { b: 1 }, ['k'.repeat(100_000)]: 1 }).message.length).toBeLessThanOrEqual(500);
  });
});
