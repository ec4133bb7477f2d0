import type { Request } from 'express';
import { describe, expect, it } from 'vitest';
import { sameOriginOnly } from './same-origin';

const ours = 'https://lectern.example.org';

/** What becomes of a request: undefined where it is let through. */
function fate(method: string, headers: Record<string, string | undefined>): unknown {
  let passed: unknown = 'never answered';
  sameOriginOnly([ours])({ method, headers } as unknown as Request, {} as never, (error?: unknown) => (passed = error));
  return passed;
}
const refused = expect.objectContaining({ code: 'E_ORIGIN' }) as unknown;

describe('a request that changes something', () => {
  it.each([{ origin: ours }, { 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'same-origin', origin: ours }])(
    'from our own page is let through: %j',
    (headers) => {
      for (const method of ['POST', 'PATCH', 'PUT', 'DELETE']) expect(fate(method, headers)).toBeUndefined();
    },
  );

  it.each([
    {},
    { origin: 'null' },
    { origin: 'https://evil.test' },
    { origin: 'http://lectern.example.org' },
    { origin: 'https://lectern.example.org:8443' },
    { origin: 'https://lectern.example.org.evil.test' },
    { origin: 'https://lecternXexample.org' },
    { origin: 'https://LECTERN.example.org' },
    { origin: 'https://lectern.example.org.' },
    { 'sec-fetch-site': 'same-site', origin: ours },
    { 'sec-fetch-site': 'cross-site', origin: ours },
    { 'sec-fetch-site': 'none' },
    { 'sec-fetch-site': 'same-origin', origin: 'https://evil.test' },
  ])('from elsewhere is refused: %j', (headers) => {
    for (const method of ['POST', 'PATCH', 'PUT', 'DELETE', 'BREW']) expect(fate(method, headers)).toEqual(refused);
  });
});

it('a request that changes nothing is let through from anywhere', () => {
  for (const method of ['GET', 'HEAD', 'OPTIONS'])
    expect(fate(method, { origin: 'https://evil.test' })).toBeUndefined();
});
