import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { v4 as uuidv4 } from 'uuid';
import { request, send } from '../api';
import { register, type Person } from '../people';
import { expectRefusal, Oracle } from './oracle';
import { settle, type Settled } from './settled';

let oracle: Oracle;
let ada: Person;
let at: Settled;

beforeAll(async () => {
  oracle = await Oracle.start();
  ada = await register('Ada', oracle.base);
  at = await settle(ada, oracle.base);
});
afterAll(() => oracle.stop());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  oracle.leavesNoTrace(() => request(oracle.base, method, path, { origin: oracle.base, ...headers }));

/** Sends a request head letter for letter and returns the status of the answer; 0 where the connection was closed. */
async function spoken(head: string): Promise<number> {
  const { port, hostname } = new URL(oracle.base);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  socket.write(head);
  const data = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => null)]);
  socket.destroy();
  return data === null ? 0 : Number(String(data[0]).split(' ')[1]);
}

describe('an answer', () => {
  it('H01 carries the headers that keep a browser safe, whatever it is', async () => {
    const answers = [
      await get('/health/live'),
      await get('/api/account'),
      await get('/api/nothing'),
      await request(oracle.base, 'POST', '/api/comments', { origin: 'https://evil.test' }),
    ];
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*require-trusted-types-for 'script'/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server')).toBeNull();
    }
  });

  it('R22 of the API is kept by no cache', async () => {
    for (const path of ['/api/account', '/api/groups', '/api/nothing', '/api/account/x.css']) {
      expect((await get(path)).headers.get('cache-control')).toBe('private, no-store');
    }
  });

  it('H02, H04 for an address that is not there is JSON with an id and nothing of our insides', async () => {
    for (const path of ['/api', '/api/', '/api/nothing', '/api/groups/x/y/z', '/api/account/x.css', '/health/x']) {
      const answer = await get(path);
      expectRefusal(answer, 404, 'E_NOT_FOUND');
      expect((answer.body as { requestId: string }).requestId).toMatch(/^[\w-]{36}$/);
    }
  });

  it('Z01 for what is hidden takes no other headers than for what is not there', async () => {
    const stranger = await register('Stranger', oracle.base);
    const headersOf = async (groupId: string) => {
      const { headers } = await send(routes.group, { params: { groupId } }, stranger, oracle.base);
      return [...headers.keys()].sort();
    };
    expect(await headersOf(at.groupId)).toEqual(await headersOf(uuidv4()));
  });
});

describe('an address said otherwise', () => {
  const group = () => `/api/groups/${at.groupId}`;

  it('Z29, H05 leads where the right one leads, or nowhere', async () => {
    const variants = [
      `${group()}/`,
      group().replace('/api', '/API'),
      group().replace('/api', '//api'),
      group().replace('/api', '/%61pi'),
      group().replace('/groups/', '/groups//'),
      `${group()};x=1`,
      `${group()}%2f..%2fmembers`,
      `${group()}/%2e%2e/${at.groupId}`,
      `${group()}%00`,
      `/api/groups/%zz`,
      `${group()}.`,
    ];
    for (const path of variants) {
      // nobody signed in: the right address answers 404, and no other may answer with the group
      const answer = await get(path);
      expect(answer.status).toBeLessThan(500);
      expect(JSON.stringify(answer.body ?? '')).not.toContain('A circle');
    }
  });

  it('is no way round signing in, nor round the check of a body', async () => {
    for (const path of ['/API/sessions', '/api/sessions/', '//api/sessions', '/api//sessions', '/api/sessions;x=1']) {
      const answer = await get(path);
      // a page of the client, or a refusal
      expect([200, 400, 401, 404]).toContain(answer.status);
      if (answer.status === 200) expect(answer.headers.get('content-type')).toContain('text/html');
    }
    for (const path of ['/API/groups', '/api/groups/']) {
      const headers = { cookie: ada.cookie, origin: oracle.base, 'content-type': 'application/json' };
      const answer = await oracle.leavesNoTrace(() => request(oracle.base, 'POST', path, headers, '{"name":1}'));
      expect([400, 404]).toContain(answer.status);
    }
  });

  it('Z28 in a header is not looked at', async () => {
    const headers = { 'x-original-url': '/api/sessions', 'x-rewrite-url': '/api/sessions' };
    expect(((await get('/api/account', headers)).body as { account: unknown }).account).toBeNull();
  });
});

describe('a method', () => {
  it('Z29 that an address does not take is refused, and HEAD is GET without a body', async () => {
    for (const method of ['PUT', 'DELETE']) expectRefusal(await get('/api/groups', {}, method), 405, 'E_METHOD');
    const head = await get('/api/groups', {}, 'HEAD');
    expect([head.status, head.body]).toEqual([200, undefined]);
    expect((await get('/api/sessions', {}, 'HEAD')).status).toBe(401);
    expect((await get('/api/sessions', {}, 'OPTIONS')).status).toBeLessThan(500);
  });

  it.each([
    ['TRACE / HTTP/1.1', [403, 404, 405]],
    ['CONNECT evil.test:443 HTTP/1.1', [0, 400, 404, 405]],
    ['BREW /api/groups HTTP/1.1', [400]],
    ['\0\0\0', [400]],
  ])('H07 %j is refused', async (line, statuses) => {
    const status = await spoken(`${line}\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(statuses).toContain(status);
    await oracle.lives();
  });

  it('H07 with two lengths, or a length and pieces, is refused', async () => {
    const head = 'POST /api/comments HTTP/1.1\r\nHost: localhost\r\n';
    for (const lengths of ['Content-Length: 1\r\nContent-Length: 2', 'Content-Length: 5\r\nTransfer-Encoding: chunked'])
      expect(await spoken(`${head}${lengths}\r\n\r\nx`)).toBe(400);
    await oracle.lives();
  });
});

describe('a size', () => {
  it('O04 of an address or of headers that nobody needs is refused', async () => {
    expect((await get(`/api/groups?x=${'a'.repeat(14_000)}`)).status).toBe(400);
    for (const head of [
      `GET /api/groups?${'a'.repeat(20_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      `GET /api/groups HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(64_000)}\r\n\r\n`,
      `GET /api/groups HTTP/1.1\r\nHost: localhost\r\n${'X: y\r\n'.repeat(5_000)}\r\n`,
    ]) {
      expect([0, 431]).toContain(await spoken(head));
      await oracle.lives();
    }
  });

  it('O01, A05 of a body is judged before it is read', async () => {
    const body = { email: ada.email, password: 'x'.repeat(1_000_000) };
    expectRefusal(
      await oracle.leavesNoTrace(() => send(routes.signIn, { body }, null, oracle.base)),
      413,
      'E_TOO_LARGE',
    );
    const long = { email: ada.email, password: 'x'.repeat(1_025) };
    expectRefusal(
      await oracle.leavesNoTrace(() => send(routes.signIn, { body: long }, null, oracle.base)),
      400,
      'E_INVALID',
    );
  });

  it('T17 of a query is refused whatever shape it would have', async () => {
    for (const query of ['a[__proto__]=b&a[length]=100000000', 'a[]=&'.repeat(2_000), `a${'[0]'.repeat(100)}=1`])
      expect((await get(`/api/groups?${query}`)).status).toBe(400);
  });
});
