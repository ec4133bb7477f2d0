import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  limits,
  routes,
  type Comment,
  type Draft,
  type PushHere,
  type Route,
  type SignedInSession,
} from '@lectern/contracts';
import { startScratchServer, type ScratchServer } from '../../../../tools/lib/scratch-server';
import { PushService, type PushedBrowser } from '../../../../tools/testing/push-service';
import { send } from '../api';
import { register, type Person } from '../people';
import { sampleText } from '../texts';

interface Said {
  readonly comment: Pick<Comment, 'id' | 'threadId'>;
}

describe('being told by push', () => {
  let server: ScratchServer;
  let service: PushService;
  let database: Client;
  let ada: Person;
  let ben: Person;
  let browser: PushedBrowser;
  let readingId: string;

  beforeAll(async () => {
    service = await PushService.start();
    server = await startScratchServer({
      fsync: false,
      env: { IMPORT_FROM_LOOPBACK: 'true', MAIL_FROM: 'lectern@example.org' },
    });
    database = new Client({ connectionString: server.databaseUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await server.stop();
    service.stop();
    expect(service.faults).toEqual([]);
  });
  beforeEach(async () => {
    [ada, ben] = await Promise.all([register('Ada', server.base), register('Ben', server.base)]);
    const group = { name: 'A circle', description: '', visibility: 'private', joinPolicy: 'invitation' };
    const { id: groupId } = await ask<{ id: string }>(routes.createGroup, ada, {
      body: { commandId: uuidv7(), ...group },
    });
    const { token } = await ask<{ token: string }>(routes.createInvitation, ada, {
      params: { groupId },
      body: { role: 'member', usesMax: 1, expiresInDays: 1 },
    });
    await ask(routes.acceptInvitation, ben, { params: { token } });
    const draft = await ask<Draft>(routes.pasteText, ada, {
      params: { groupId },
      body: { commandId: uuidv7(), text: sampleText, format: 'markdown' },
    });
    ({ id: readingId } = await ask<{ id: string }>(routes.publishDraft, ada, {
      params: { draftId: draft.id },
      body: { version: draft.version },
    }));
    browser = service.browser();
    await want(false);
  });

  async function ask<T>(
    route: Route,
    as: Person,
    input: { params?: Record<string, string>; body?: unknown } = {},
  ): Promise<T> {
    const answer = await send(route, input, as, server.base);
    if (answer.status >= 300) throw new Error(`${route.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as T;
  }
  const want = (showsWords: boolean) => ask(routes.setPush, ben, { body: { ...browser.subscription, showsWords } });
  const mention = (words: string) =>
    ask<Said>(routes.openThread, ada, {
      body: {
        commandId: uuidv7(),
        readingId,
        anchor: { blockId: null, span: null },
        body: `@[Ben](person:${ben.id}) ${words}`,
      },
    });
  const answer = ({ comment }: Said, words: string) =>
    ask<Said>(routes.createComment, ada, {
      body: {
        commandId: uuidv7(),
        threadId: comment.threadId,
        parentId: null,
        body: `@[Ben](person:${ben.id}) ${words}`,
      },
    });
  const read = ({ comment }: Said) => ask(routes.markNotificationsRead, ben, { body: { commentIds: [comment.id] } });
  const toldOf = async ({ comment }: Said) =>
    expect
      .poll(
        async () => (await database.query('SELECT FROM notifications WHERE comment_id = $1', [comment.id])).rowCount,
      )
      .toBe(1);
  const states = async () => {
    const { rows } = await database.query<{ state: string }>(
      `SELECT state::text AS state FROM pushes JOIN push_subscriptions browsers ON browsers.id = subscription_id
       WHERE person_id = $1 ORDER BY due_at`,
      [ben.id],
    );
    return rows.map(({ state }) => state);
  };
  const here = async () => (await ask<PushHere>(routes.pushHere, ben)).here;
  const count = () => browser.taken.length;

  it('says only that there is something, to who can read it alone, signed by this server', async () => {
    const said = await mention('The lamps are lit.');
    await expect.poll(count).toBe(1);
    const [push] = browser.taken;
    expect(push?.message).toEqual({
      title: 'Lectern',
      body: 'There is something new for you.',
      tag: said.comment.threadId,
      path: `/comments/${said.comment.id}`,
    });
    const { publicKey } = await ask<PushHere>(routes.pushHere, ben);
    expect(push?.key).toBe(publicKey);
    expect(push?.claims).toMatchObject({ aud: service.base, sub: 'mailto:lectern@example.org' });
    expect(push?.claims.exp).toBeLessThanOrEqual(Date.now() / 1_000 + 86_400);
    expect(push?.headers).toMatchObject({ ttl: '14400', topic: said.comment.threadId.replaceAll('-', '') });
    expect(JSON.stringify(push?.headers)).not.toMatch(/lamps|Ada|cookie/i);
    expect(await database.query('SELECT FROM push_keys').then(({ rowCount }) => rowCount)).toBe(1);
  });

  it('says who wrote what where that was chosen, once a thread until it is looked at', async () => {
    await want(true);
    const said = await mention('The *lamps* are lit.');
    await expect.poll(count).toBe(1);
    expect(browser.taken[0]?.message).toMatchObject({
      title: expect.stringMatching(/^Ada mentioned you in “/),
      body: '@Ben The lamps are lit.',
    });
    const second = await answer(said, 'And again.');
    await toldOf(second);
    const elsewhere = await mention('Another place.');
    await expect.poll(count).toBe(2);
    expect(browser.taken[1]?.message.tag).toBe(elsewhere.comment.threadId);

    await read(said);
    await read(second);
    const third = await answer(said, 'After it was looked at.');
    await expect.poll(count).toBe(3);
    expect(browser.taken[2]?.message).toMatchObject({ path: `/comments/${third.comment.id}` });
  });

  it('says nothing of what was read or taken back meanwhile', async () => {
    const [one, other] = [await mention('Read at once.'), await mention('Taken back.')];
    await toldOf(one);
    await toldOf(other);
    await read(one);
    await ask(routes.deleteComment, ada, {
      body: { commandId: uuidv7(), commentId: other.comment.id },
    });
    await expect.poll(states).toEqual(['dropped', 'dropped']);
    expect(browser.asked).toBe(0);
  });

  it('waits in quiet hours for their end', async () => {
    const quietHours = { from: '00:00', to: '23:59' };
    await ask(routes.changeNotificationSettings, ben, {
      body: { timeZone: 'UTC', quietHours, mailMentions: false, mailSessions: false, digest: 'never' },
    });
    await toldOf(await mention('At night.'));
    const dueIn = `SELECT due_at - now() > interval '20 seconds' AS later FROM pushes
      JOIN push_subscriptions browsers ON browsers.id = subscription_id WHERE person_id = $1`;
    await expect
      .poll(async () => (await database.query<{ later: boolean }>(dueIn, [ben.id])).rows[0]?.later)
      .toBe(true);
    expect(browser.asked).toBe(0);
  });

  it('tries again where the service is busy, and forgets a browser that is gone', async () => {
    browser.status = 503;
    await mention('To a busy service.');
    await expect.poll(() => browser.asked).toBe(1);
    browser.status = 201;
    await expect.poll(states).toEqual(['waiting']);
    await database.query(`UPDATE pushes SET due_at = now() WHERE state = 'waiting'`);
    await expect.poll(count).toBe(1);

    browser.status = 410;
    await mention('To nobody.');
    await expect.poll(here).toBeNull();
    expect(await states()).toEqual([]);
  });

  it('when a server died in the midst of it, another sends it again, with the same tag', async () => {
    await mention('Told, and nobody knows.');
    await expect.poll(count).toBe(1);
    await expect.poll(states).toEqual(['sent']);
    await database.query(`UPDATE pushes SET state = 'claimed', lease_until = now() - interval '1 second'`);
    await expect.poll(count).toBe(2);
    expect(browser.taken[1]?.message).toEqual(browser.taken[0]?.message);
  });

  it('stands beside one’s sessions, is ended there, and ends with the session', async () => {
    const [session] = await ask<SignedInSession[]>(routes.sessions, ben);
    expect(session?.isPushedTo).toBe(true);
    const params = { sessionId: session?.id ?? '' };
    await ask(routes.endPush, ada, { params });
    expect(await here()).not.toBeNull();
    await ask(routes.endPush, ben, { params });
    expect(await here()).toBeNull();

    await want(false);
    await ask(routes.endSession, ben, { params });
    const left = await database.query('SELECT FROM push_subscriptions WHERE person_id = $1', [ben.id]);
    expect(left.rowCount).toBe(0);
  });

  it('a browser belongs to who asked there last, and a person has only so many', async () => {
    await ask(routes.setPush, ada, { body: { ...browser.subscription, showsWords: false } });
    expect(await here()).toBeNull();
    // as many sign-ins as may be told, and this one
    await database.query(
      `INSERT INTO sessions (token_hash, id, person_id, user_agent, expires_at)
       SELECT gen_random_uuid()::text, gen_random_uuid(), $1, 'Another', now() + interval '1 day'
       FROM generate_series(1, $2)`,
      [ben.id, limits.pushBrowsersPerPerson],
    );
    await database.query(
      `INSERT INTO push_subscriptions (session_id, person_id, endpoint, p256dh, auth, shows_words)
       SELECT id, person_id, 'https://push.example.org/' || id, '', '', false FROM sessions
       WHERE person_id = $1 AND user_agent = 'Another'`,
      [ben.id],
    );
    const refused = await send(
      routes.setPush,
      { body: { ...service.browser().subscription, showsWords: false } },
      ben,
      server.base,
    );
    expect(refused).toMatchObject({ status: 409, body: { reason: 'PUSH_BROWSERS_FULL' } });
  });

  it('is not sent to a server’s own network, however its address is written', async () => {
    const inside = `http://10.0.0.1/${uuidv7()}`;
    await ask(routes.setPush, ben, {
      body: { ...browser.subscription, endpoint: inside, showsWords: false },
    });
    await mention('Into the house.');
    await expect.poll(here).toBeNull();
    expect(browser.asked).toBe(0);
  });
});
