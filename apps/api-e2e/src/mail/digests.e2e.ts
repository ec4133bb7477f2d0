import { Client } from 'pg';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes, type DigestRhythm } from '@lectern/contracts';
import { freePort, startScratchServer, type ScratchServer } from '../../../../tools/lib/scratch-server';
import { register, type Person } from '../people';
import { send } from '../api';
import { sampleText } from '../texts';
import { v7 as uuidv7 } from 'uuid';
import { newLiveSession } from '../live-sessions';
import type { Draft, LiveAct, Route, ThreadCommandAnswer } from '@lectern/contracts';

/** Where the server is killed, seen from the mail server. */
type Moment = 'receiver known' | 'words read' | null;

describe('letters about what one was told', () => {
  let server: ScratchServer;
  let smtp: SMTPServer;
  let database: Client;
  let ada: Person;
  let ben: Person;
  let readingId: string;
  let killAt: Moment = null;
  let killed: Promise<void> | null = null;
  const letters: Email[] = [];

  beforeAll(async () => {
    const port = await freePort();
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (_address, _session, done) => {
        if (killAt === 'receiver known') killed = server.kill();
        done();
      },
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          void PostalMime.parse(Buffer.concat(chunks)).then((letter) => {
            letters.push(letter);
            // taken, and the server dies before it hears so
            if (killAt === 'words read') killed = server.kill();
            done();
          });
        });
      },
    });
    smtp.on('error', () => undefined);
    await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', () => resolve()));
    server = await startScratchServer({
      fsync: false,
      env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'lectern@example.org' },
    });
    database = new Client({ connectionString: server.databaseUrl });
    await database.connect();
    [ada, ben] = await Promise.all([register('Ada', server.base), register('Ben', server.base)]);
    const group = { name: 'A circle', description: '', visibility: 'private', joinPolicy: 'invitation' };
    const { id: groupId } = await ask<{ id: string }>(routes.createGroup, ada, {
      body: { commandId: uuidv7(), ...group },
    });
    const params = { groupId };
    const { token } = await ask<{ token: string }>(routes.createInvitation, ada, {
      params,
      body: { role: 'member', usesMax: 1, expiresInDays: 1 },
    });
    await ask(routes.acceptInvitation, ben, { params: { token } });
    const draft = await ask<Draft>(routes.pasteText, ada, {
      params,
      body: { commandId: uuidv7(), text: sampleText, format: 'markdown' },
    });
    ({ id: readingId } = await ask<{ id: string }>(routes.publishDraft, ada, {
      params: { draftId: draft.id },
      body: { version: draft.version },
    }));
  });
  afterAll(async () => {
    await database.end();
    await server.stop();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
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
  const want = (digest: DigestRhythm, mailMentions = false, mailSessions = false) =>
    ask(routes.changeNotificationSettings, ben, {
      body: { timeZone: 'Europe/Lisbon', quietHours: null, mailMentions, mailSessions, digest },
    });
  const mention = async (words: string) => {
    const body = `@[Ben](person:${ben.id}) ${words}`;
    const { comment } = await ask<ThreadCommandAnswer>(routes.openThread, ada, {
      body: { commandId: uuidv7(), readingId, anchor: { blockId: null, span: null }, body },
    });
    await expect
      .poll(async () => (await rows('notifications')).some((row) => row.comment_id === comment.id))
      .toBe(true);
  };
  const rows = async (table: 'notifications' | 'letters') => {
    const { rows: found } = await database.query<{ comment_id: string; state: string }>(
      table === 'letters' ? 'SELECT * FROM letters ORDER BY created_at' : 'SELECT * FROM notifications',
    );
    return found;
  };
  /** It is morning: Ben's digest is due, and the server looks every few seconds. */
  const morning = () => database.query(`UPDATE notification_settings SET next_digest_at = now() - interval '1 second'`);
  /** So much time passes that nobody believes any more that a server that died is at it. */
  const muchLater = () => database.query(`UPDATE letters SET lease_until = now() - interval '1 second'`);
  const lastState = async () => (await rows('letters')).at(-1)?.state;
  it('a digest has what one has not read, as text and HTML, and one POST stops it', async () => {
    await want('day');
    await mention('first');
    await mention('second <b>');
    await morning();
    await expect.poll(() => letters.length).toBe(1);
    const [letter] = letters;
    expect(letter).toMatchObject({
      from: { address: 'lectern@example.org' },
      to: [{ address: ben.email }],
      subject: expect.stringMatching(/^2 things are new in “/),
    });
    expect(letter?.text).toMatch(/Ada mentioned you:\s+@Ben first\s+http:\/\/localhost:\d+\/comments\//);
    expect(letter?.html).toContain('second &lt;b&gt;');
    expect(letter?.html).not.toMatch(/<img|<link|<script|url\(/);
    const header = (name: string) => letter?.headers.find(({ key }) => key === name)?.value;
    expect(header('auto-submitted')).toBe('auto-generated');
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const link = header('list-unsubscribe')?.slice(1, -1) ?? '';

    // as a mail program does it: from nowhere, a form, no session
    const stopped = await fetch(link, { method: 'POST', body: new URLSearchParams('List-Unsubscribe=One-Click') });
    expect(stopped.status).toBe(204);
    expect(await ask(routes.notificationSettings, ben)).toMatchObject({ digest: 'never', mailMentions: false });
    expect((await fetch(link.slice(0, -1) + (link.endsWith('x') ? 'y' : 'x'), { method: 'POST' })).status).toBe(410);
    await expect.poll(lastState).toBe('sent');
  });

  it('has nothing twice, and with nothing to say there is none', async () => {
    await want('week');
    await morning();
    await expect.poll(lastState).toBe('dropped');
    expect(letters).toHaveLength(1);
  });

  it.each(['receiver known', 'words read'] as const)(
    'goes out once when the server is killed with the %s',
    async (moment) => {
      const before = letters.length;
      await mention(moment);
      killAt = moment;
      await morning();
      await expect.poll(() => killed !== null).toBe(true);
      await killed;
      killAt = killed = null;
      await server.restart();
      await muchLater();
      await expect.poll(lastState).toMatch(/sent|failed/);
      expect(letters.slice(before).map(({ text }) => text?.includes(moment))).toEqual([true]);
    },
  );

  it('comes soon after a mention for who wants that, several in one', async () => {
    await want('never', true);
    const before = letters.length;
    await mention('third');
    await mention('fourth');
    expect((await rows('letters')).filter(({ state }) => state === 'waiting')).toHaveLength(1);
    await database.query(`UPDATE letters SET due_at = now() WHERE state = 'waiting'`);
    await expect.poll(() => letters.length).toBe(before + 1);
    expect(letters.at(-1)?.subject).toBe('You were mentioned 2 times');
  });

  it('who was not at a session is led to what came of it, once', async () => {
    await want('never', false, true);
    const before = letters.length;
    const { id: sessionId } = await ask<{ id: string }>(routes.scheduleLiveSession, ada, {
      params: { readingId },
      body: newLiveSession(),
    });
    const act = (what: LiveAct) =>
      ask(routes.actInLiveSession, ada, { body: { commandId: uuidv7(), sessionId, act: what } });
    await act({ what: 'turn', to: 'live', seenState: 'scheduled' });
    await act({ what: 'turn', to: 'ended', seenState: 'live' });
    await expect.poll(() => letters.length, { timeout: 15_000 }).toBe(before + 1);
    expect(letters.at(-1)?.subject).toBe('“Evening over lamps” was without you: what came of it');
    expect(letters.at(-1)?.text).toMatch(new RegExp(`http://localhost:\\d+/sessions/${sessionId}/recap`));
    await expect.poll(lastState).toBe('sent');
  });
});
