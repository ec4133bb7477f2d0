import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { freePort, startScratchServer, type ScratchServer } from '../../../../tools/lib/scratch-server';
import { send } from '../api';
import { register, signIn, type Person } from '../people';

const newPassword = 'four quiet owls at noon';

describe('a forgotten password', () => {
  let server: ScratchServer;
  let smtp: SMTPServer;
  let person: Person;
  const letters: Email[] = [];

  beforeAll(async () => {
    const port = await freePort();
    smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          void PostalMime.parse(Buffer.concat(chunks)).then((letter) => {
            letters.push(letter);
            done();
          });
        });
      },
    });
    await new Promise<void>((resolve) => smtp.listen(port, '127.0.0.1', () => resolve()));
    server = await startScratchServer({
      fsync: false,
      env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'lectern@example.org' },
    });
    person = await register('Forgetful', server.base);
  });
  afterAll(async () => {
    await server.stop();
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
  });

  it('is set anew by the link of a letter, once, and signs out everywhere', async () => {
    const asked = await send(routes.requestPasswordReset, { body: { email: person.email } }, null, server.base);
    expect(asked.status).toBe(204);
    await expect.poll(() => letters.length).toBe(1);
    const [letter] = letters;
    expect(letter?.to?.[0]?.address).toBe(person.email);
    expect(letter?.from?.address).toBe('lectern@example.org');
    const link = /http:\/\/localhost:\d+\/new-password\/([\w-]{43})/.exec(letter?.text ?? '');
    expect(link?.[0].startsWith(server.base)).toBe(true);
    const body = { token: link?.[1] ?? '', password: newPassword };

    expect(
      (await send(routes.resetPassword, { body: { ...body, password: 'password1234567' } }, null, server.base)).status,
    ).toBe(400);
    expect((await send(routes.resetPassword, { body }, null, server.base)).status).toBe(204);
    expect((await send(routes.resetPassword, { body }, null, server.base)).status).toBe(410);
    expect((await send(routes.sessions, {}, person, server.base)).status).toBe(401);
    await expect(signIn(person, server.base)).rejects.toThrow('E_CREDENTIALS');
    expect((await signIn({ ...person, password: newPassword }, server.base)).cookie).toContain('lectern=');
  });

  it('is answered alike for an address nobody has, and no letter goes out', async () => {
    const before = letters.length;
    const asked = await send(routes.requestPasswordReset, { body: { email: 'nobody@example.org' } }, null, server.base);
    expect(asked.status).toBe(204);
    await send(routes.requestPasswordReset, { body: { email: person.email } }, null, server.base);
    await expect.poll(() => letters.length).toBe(before + 1);
    expect(letters.at(-1)?.to?.[0]?.address).toBe(person.email);
  });

  it('is refused with a link that was never sent', async () => {
    const body = { token: 'x'.repeat(43), password: newPassword };
    const answer = await send(routes.resetPassword, { body }, null, server.base);
    expect(answer.status).toBe(410);
    expect(answer.body).toMatchObject({ code: 'E_GONE' });
  });
});
