import type { Request, Response } from 'express';
import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { requestBodies } from './request-bodies';

/** What becomes of a body sent to the route that signs in. */
function sent(text: string): Promise<{ body: unknown; error: unknown }> {
  const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(text)) };
  const request = Object.assign(Readable.from([Buffer.from(text)]), {
    method: 'POST',
    path: '/api/session',
    headers,
  });
  return new Promise((done) => {
    requestBodies()(request as unknown as Request, {} as Response, (error?: unknown) =>
      done({ body: (request as { body?: unknown }).body, error }),
    );
  });
}

it('reads JSON, and refuses what is nested too deep before it is parsed', async () => {
  expect(await sent('{"a":[1]}')).toEqual({ body: { a: [1] }, error: undefined });
  const { body, error } = await sent(`{"a":${'['.repeat(32)}${']'.repeat(32)}}`);
  expect(error).toMatchObject({ message: expect.stringContaining('deeper than 32 levels') });
  expect(body).toBeUndefined();
});
