import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { request, send } from '../api';
import { register, signIn, type Person } from '../people';
import { LiveClient } from '../socket';
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

const json = 'application/json';
const comment = () => JSON.stringify({ commandId: uuidv7(), threadId: at.threadId, parentId: null, body: 'Not mine' });
const post = (headers: Record<string, string>, body = comment(), path = '/api/comments', method = 'POST') =>
  oracle.leavesNoTrace(() => request(oracle.base, method, path, { cookie: ada.cookie, ...headers }, body));
const siblingOf = (base: string) => ({
  otherPort: base.replace(/:\d+$/, ':1'),
  otherScheme: base.replace('http:', 'https:'),
  otherName: base.replace('localhost', 'localhost.evil.test'),
  withDot: base.replace('localhost', 'localhost.'),
  upperCase: base.replace('localhost', 'LOCALHOST'),
  withPath: `${base}/`,
});

describe('what comes from another site changes nothing', () => {
  it('C01 a form that sends JSON as text', async () => {
    expectRefusal(await post({ 'content-type': 'text/plain', origin: 'https://evil.test' }), 403, 'E_ORIGIN');
    expectRefusal(await post({ 'content-type': 'text/plain', origin: oracle.base }), 415, 'E_MEDIA_TYPE');
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/html', 'application/xml', ''])(
    'C02, T22 a body of type %j',
    async (type) => {
      expectRefusal(await post({ 'content-type': type, origin: oracle.base }), 415, 'E_MEDIA_TYPE');
    },
  );

  it.each(['same-site', 'cross-site', 'none', 'SAME-ORIGIN'])('C04 Sec-Fetch-Site: %s', async (site) => {
    const headers = { 'content-type': json, 'sec-fetch-site': site, origin: oracle.base };
    expectRefusal(await post(headers), 403, 'E_ORIGIN');
  });

  it('C05 another origin, none, or nearly ours', async () => {
    const origins = ['https://evil.test', 'null', ...Object.values(siblingOf(oracle.base))];
    for (const origin of origins) expectRefusal(await post({ 'content-type': json, origin }), 403, 'E_ORIGIN');
    expectRefusal(await post({ 'content-type': json }), 403, 'E_ORIGIN');
    const contradiction = { 'content-type': json, 'sec-fetch-site': 'same-origin', origin: 'https://evil.test' };
    expectRefusal(await post(contradiction), 403, 'E_ORIGIN');
  });

  it('and the same request from our own page is done', async () => {
    const headers = { 'content-type': json, 'sec-fetch-site': 'same-origin', cookie: ada.cookie };
    expect((await request(oracle.base, 'POST', '/api/comments', headers, comment())).status).toBe(200);
  });

  it('C08, A29 a change by GET, or by a method in disguise', async () => {
    for (const path of ['/api/session', '/api/threads', `/api/groups/${at.groupId}/leave`]) {
      const answer = await oracle.leavesNoTrace(() => request(oracle.base, 'GET', path, { cookie: ada.cookie }));
      expectRefusal(answer, 405, 'E_METHOD');
      expect(answer.headers.get('allow')).toMatch(/POST|DELETE/);
    }
    const disguised = { 'x-http-method-override': 'DELETE', 'x-method-override': 'DELETE', cookie: ada.cookie };
    const answer = await oracle.leavesNoTrace(() =>
      request(oracle.base, 'GET', `/api/drafts/${at.draftId}`, disguised),
    );
    expect(answer.status).toBe(200);
    const query = { _method: 'DELETE' };
    const params = { draftId: at.draftId };
    expectRefusal(await send(routes.draft, { params, query }, ada, oracle.base), 400, 'E_INVALID');
  });

  it('A16 a letter carries our address whatever the request says of itself', async () => {
    const headers = { 'content-type': json, origin: oracle.base, 'x-forwarded-host': 'evil.test' };
    const body = JSON.stringify({ email: 'nobody@example.org' });
    expect((await post(headers, body, '/api/password-resets')).status).toBe(204);
  });
});

describe('a cookie', () => {
  const token = (person: Person) => person.cookie.split('=')[1] ?? '';
  const flipped = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

  it('A10 does not hold any more once one has signed out', async () => {
    const elsewhere = await signIn(ada, oracle.base);
    await send(routes.signOut, {}, elsewhere, oracle.base);
    expectRefusal(await send(routes.sessions, {}, elsewhere, oracle.base), 401, 'E_AUTH');
    await expect(LiveClient.open(elsewhere, oracle.base)).rejects.toMatchObject({ data: { code: 'E_AUTH' } });
  });

  it.each([
    ['with one letter changed', (person: Person) => `lectern=${flipped(token(person))}`],
    ['cut short', (person: Person) => person.cookie.slice(0, -1)],
    ['of 10 kB', () => `lectern=${'a'.repeat(10_000)}`],
    ['twice', (person: Person) => `${person.cookie}; ${person.cookie}`],
    ['twice, the other one wrong', (person: Person) => `${person.cookie}; lectern=x`],
    ['that is empty', () => 'lectern='],
    ['of an operator', () => 'lectern[$ne]=; lectern=[object Object]'],
  ])('A11 %s holds nowhere', async (_, cookieOf) => {
    const forger = { cookie: cookieOf(ada) };
    expectRefusal(await oracle.leavesNoTrace(() => send(routes.sessions, {}, forger, oracle.base)), 401, 'E_AUTH');
    await expect(LiveClient.open(forger, oracle.base)).rejects.toMatchObject({ data: { code: 'E_AUTH' } });
  });

  it('A20 is the only way in: no header, no query, no claim in the handshake', async () => {
    for (const authorization of ['Bearer ', 'Bearer undefined', 'Bearer null', `Bearer ${token(ada)}`]) {
      expectRefusal(await request(oracle.base, 'GET', '/api/sessions', { authorization }), 401, 'E_AUTH');
    }
    const nobody = await LiveClient.open(null, oracle.base);
    expect(await nobody.refusal('stream.join', { stream: { kind: 'reading', id: at.readingId }, since: 0 })).toBe(
      'E_NOT_FOUND',
    );
  });

  it('C14 is out of reach of scripts, and of other sites', async () => {
    const body = { email: ada.email, password: ada.password };
    const answer = await send(routes.signIn, { body }, null, oracle.base);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^lectern=[\w-]{43}; /);
    for (const attribute of ['HttpOnly', 'SameSite=Lax', 'Path=/']) expect(cookie).toContain(attribute);
  });

  it('A09 is another one after each sign-in, and the one before it does not hold', async () => {
    const before = await signIn(ada, oracle.base);
    const body = { email: ada.email, password: ada.password };
    const answer = await send(routes.signIn, { body }, before, oracle.base);
    expect(answer.headers.getSetCookie()[0]).not.toContain(before.cookie);
    expectRefusal(await send(routes.sessions, {}, before, oracle.base), 401, 'E_AUTH');
  });
});
