import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { routes, type Refusal, type Route } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { request, send, type AnyInput } from '../api';
import { register, type Person } from '../people';
import { LiveClient } from '../socket';
import { badBodies, badIds, badNumbers, badNumberTexts, foreignFields, pollution, unstorable } from './bad-values';
import { Canary, expectRefusal, Oracle } from './oracle';
import { settle, type Settled } from './settled';

let oracle: Oracle;
let ada: Person;
let at: Settled;
let live: LiveClient;
let canary: Canary;

beforeAll(async () => {
  oracle = await Oracle.start();
  ada = await register('Ada', oracle.base);
  at = await settle(ada, oracle.base);
  live = await LiveClient.open(ada, oracle.base);
  canary = await Canary.sit(ada, at.readingId, oracle.base);
});
afterEach(() => {
  expect(live.socket.connected).toBe(true);
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
});
afterAll(async () => {
  await canary.sings();
  canary.leave();
  live.close();
  await oracle.stop();
});

const http = (route: Route, input: AnyInput) => oracle.leavesNoTrace(() => send(route, input, ada, oracle.base));
const rawJson = (route: Route, json: string | Uint8Array) =>
  oracle.leavesNoTrace(() =>
    request(
      oracle.base,
      route.method,
      route.path.replace(':groupId', at.groupId),
      { origin: oracle.base, cookie: ada.cookie, 'content-type': 'application/json' },
      json,
    ),
  );
/** Sends what no typed client would. */
const tell = (name: string, input: unknown): Promise<{ ok: boolean; refusal?: Refusal }> =>
  oracle.leavesNoTrace(
    () => live.socket.timeout(5_000).emitWithAck(name, input) as Promise<{ ok: boolean; refusal?: Refusal }>,
  );
const refused = (code: string) => expect.objectContaining({ ok: false, refusal: expect.objectContaining({ code }) });
const comment = () => ({ commandId: uuidv7(), threadId: at.threadId, parentId: null, body: 'Fine' });
const thread = () => ({
  commandId: uuidv7(),
  readingId: at.readingId,
  anchor: { blockId: null, span: null },
  body: 'Fine',
});

describe('a comment', () => {
  it.each(badBodies)('of %s is refused at both doors', async (_, body) => {
    expectRefusal(await http(routes.createComment, { body: { ...comment(), body } }), 400, 'E_INVALID');
    expect(await tell('comment.create', { ...comment(), body })).toEqual(refused('E_INVALID'));
    expectRefusal(await http(routes.openThread, { body: { ...thread(), body } }), 400, 'E_INVALID');
    expect(await tell('thread.open', { ...thread(), body })).toEqual(refused('E_INVALID'));
    const edit = { commandId: uuidv7(), commentId: at.commentId, baseSeq: at.commentSeq, body };
    expectRefusal(await http(routes.editComment, { body: edit }), 400, 'E_INVALID');
    expect(await tell('comment.edit', edit)).toEqual(refused('E_INVALID'));
  });

  it.each(foreignFields)('with %s is refused at both doors', async (_, fields) => {
    expectRefusal(await http(routes.createComment, { body: { ...comment(), ...fields } }), 400, 'E_INVALID');
    expect(await tell('comment.create', { ...comment(), ...fields })).toEqual(refused('E_INVALID'));
  });

  it.each(pollution)('with %s is refused at both doors', async (_, json) => {
    const text = `{${json},${JSON.stringify(comment()).slice(1)}`;
    expectRefusal(await rawJson(routes.createComment, text), 400, 'E_INVALID');
    expect(await tell('comment.create', JSON.parse(text))).toEqual(refused('E_INVALID'));
    const own = { ...comment(), body: JSON.parse(`{${json}}`) as unknown };
    expect(await tell('comment.create', own)).toEqual(refused('E_INVALID'));
  });

  it.each(['thread.open', 'comment.create', 'stream.join', 'stream.read'])(
    '%s of no object is refused',
    async (name) => {
      for (const input of [null, undefined, 1, 'text', [], [comment()], true]) {
        expect(await tell(name, input)).toEqual(refused('E_INVALID'));
      }
    },
  );

  it('named by no UUIDv7 is refused', async () => {
    for (const commandId of ['', 'x', 1, null, '01890000-0000-4000-8000-000000000000']) {
      expect(await tell('comment.create', { ...comment(), commandId })).toEqual(refused('E_INVALID'));
    }
  });

  it('on a quotation that does not stand there is refused', async () => {
    const anchors = [
      { blockId: at.blockId, span: { start: 0, end: 4, quote: 'none' } },
      { blockId: at.blockId, span: { start: 4, end: 4, quote: 'x' } },
      { blockId: null, span: { start: 0, end: 1, quote: 'A' } },
      { blockId: uuidv7(), span: null },
      { blockId: at.blockId, span: { start: 0, end: 2 ** 31, quote: 'A' } },
    ];
    for (const anchor of anchors) {
      const answer = await http(routes.openThread, { body: { ...thread(), anchor } });
      expect([400, 409]).toContain(answer.status);
      expect(['E_INVALID', 'E_CONFLICT']).toContain((answer.body as Refusal).code);
    }
  });
});

describe('a number', () => {
  it.each(badNumbers)('that is %s is refused at both doors', async (_, since) => {
    const stream = { kind: 'reading', id: at.readingId };
    for (const name of ['stream.join', 'stream.read']) {
      expect(await tell(name, { stream, since })).toEqual(refused('E_INVALID'));
    }
    const read = { threadId: at.threadId, upToSeq: since };
    expect(await tell('thread.mark-read', read)).toEqual(refused('E_INVALID'));
    expectRefusal(await http(routes.markThreadRead, { body: read }), 400, 'E_INVALID');
    const edit = { commandId: uuidv7(), commentId: at.commentId, baseSeq: since, body: 'x' };
    expectRefusal(await http(routes.editComment, { body: edit }), 400, 'E_INVALID');
    const publishing = { params: { draftId: at.draftId }, body: { version: since } };
    expectRefusal(await http(routes.publishDraft, publishing), 400, 'E_INVALID');
  });

  it.each(badNumberTexts)('%j in an address is refused', async (since) => {
    const params = { readingId: at.readingId };
    expectRefusal(await http(routes.readingEvents, { params, query: { since } }), 400, 'E_INVALID');
    expectRefusal(await http(routes.comments, { params, query: { after: since } }), 400, 'E_INVALID');
  });

  it('as large as there can be is read and marked without harm', async () => {
    const since = 2 ** 31 - 1;
    expect(await tell('stream.read', { stream: { kind: 'reading', id: at.readingId }, since })).toMatchObject({
      ok: true,
    });
    expect(await live.tell('thread.mark-read', { threadId: at.threadId, upToSeq: since })).toMatchObject({ ok: true });
  });
});

describe('a name', () => {
  it.each(badIds)('that is none (%#) is refused', async (id) => {
    for (const stream of [{ kind: 'reading', id }, { kind: id, id: at.readingId }, id, [id]]) {
      expect(await tell('stream.join', { stream, since: 0 })).toEqual(refused('E_INVALID'));
    }
    const answer = await http(routes.group, { params: { groupId: id } });
    // an empty name is another address: the list of groups
    if (id !== '') expectRefusal(answer, 400, 'E_INVALID');
  });

  it.each(unstorable)('of a group or a person with %s is refused', async (_, name) => {
    const settings = { description: '', visibility: 'private', joinPolicy: 'open' };
    const body = { commandId: uuidv7(), name, ...settings };
    expectRefusal(await http(routes.createGroup, { body }), 400, 'E_INVALID');
    expectRefusal(
      await http(routes.createGroup, { body: { ...body, name: 'x', description: name } }),
      400,
      'E_INVALID',
    );
    expectRefusal(await http(routes.updateAccount, { body: { displayName: name } }), 400, 'E_INVALID');
  });

  it.each(['\u202Eevil', 'a\u2066b', 'a\u0007b', '   ', 'x'.repeat(61)])(
    '%j for a person is refused',
    async (displayName) => {
      expectRefusal(await http(routes.updateAccount, { body: { displayName } }), 400, 'E_INVALID');
    },
  );
});

describe('a text', () => {
  const paste = (text: string) =>
    http(routes.pasteText, { params: { groupId: at.groupId }, body: { commandId: uuidv7(), text, format: 'text' } });
  const upload = (bytes: Uint8Array, fileName = 'a.txt') =>
    http(routes.uploadText, { params: { groupId: at.groupId }, query: { fileName, commandId: uuidv7() }, bytes });

  it.each(unstorable)('pasted with %s is refused', async (_, text) => {
    expectRefusal(await paste(text), 400, 'E_INVALID');
  });

  it('of 5 MB and one byte is refused', async () => {
    expectRefusal(await paste('x'.repeat(5_000_001)), 400, 'E_INVALID');
    expectRefusal(await paste('ä'.repeat(2_500_001)), 413, 'E_TOO_LARGE');
  });

  it('whose body is larger than any text is refused', async () => {
    expectRefusal(await paste('\u0001'.repeat(2_000_000)), 413, 'E_TOO_LARGE');
  });

  it('of one line of a megabyte is refused', async () => {
    expectRefusal(await paste('word '.repeat(200_000)), 422, 'E_IMPORT');
  });

  it('uploaded as nothing at all is refused', async () => {
    expectRefusal(await upload(new Uint8Array()), 400, 'E_INVALID');
  });

  it('of Markdown nested 200 deep is refused', async () => {
    const text = `# T\n\n${'> '.repeat(200)}deep`;
    const body = { commandId: uuidv7(), text, format: 'markdown' };
    const answer = await http(routes.pasteText, { params: { groupId: at.groupId }, body });
    expectRefusal(answer, 422, 'E_IMPORT');
  });
});

describe('a body', () => {
  it('that is no JSON, or not UTF-8, is refused', async () => {
    const notUtf8 = Buffer.from(JSON.stringify({ ...comment(), body: 'a?b' }).replace('?', '\xff'), 'latin1');
    for (const json of ['{', 'null', '"text"', '<xml/>', '[1]', '{"a":1e400}', notUtf8]) {
      expectRefusal(await rawJson(routes.createComment, json), 400, 'E_INVALID');
    }
  });

  it('is refused where a route takes none, and so is an unknown query', async () => {
    const params = { groupId: at.groupId };
    expectRefusal(await http(routes.joinGroup, { params, body: { role: 'owner' } }), 400, 'E_INVALID');
    for (const route of [routes.groups, routes.currentAccount, routes.sessions]) {
      expectRefusal(await http(route, { query: { limit: '-1' } }), 400, 'E_INVALID');
    }
    const isAdmin = { 'a[__proto__]': 'b', __proto__x: '1' };
    expectRefusal(await http(routes.group, { params, query: isAdmin }), 400, 'E_INVALID');
  });

  it.each([
    ['nested 10,000 deep', '['.repeat(10_000) + ']'.repeat(10_000), 400],
    ['of 5,000 keys', JSON.stringify(Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`k${n}`, 1]))), 400],
    ['of 1 MB', JSON.stringify({ body: 'x'.repeat(1_000_000) }), 413],
    ['with a key of 100 kB', JSON.stringify({ ['k'.repeat(100_000)]: 1 }), 400],
  ])('%s is refused', async (_, json, status) => {
    expectRefusal(await rawJson(routes.createComment, json), status, status === 413 ? 'E_TOO_LARGE' : 'E_INVALID');
  });

  it('signing in by an operator is refused', async () => {
    for (const email of [{ contains: '@' }, { not: '' }, ['a@example.org'], null]) {
      const answer = await oracle.leavesNoTrace(() =>
        send(routes.signIn, { body: { email, password: 'x' } }, null, oracle.base),
      );
      expectRefusal(answer, 400, 'E_INVALID');
    }
  });

  it.each(["' OR 1=1--", '"; drop table people;--', '$1', '\\x27', ');SELECT pg_sleep(10)--', '%', '_'])(
    'with %j in its text is stored as that text',
    async (text) => {
      const answer = await send(routes.createComment, { body: { ...comment(), body: text } }, ada, oracle.base);
      expect(answer).toMatchObject({ status: 200, body: { comment: { body: text } } });
    },
  );
});
