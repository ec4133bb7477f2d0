import { expect, it, onTestFinished } from 'vitest';
import { routes } from '@lectern/contracts';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { startScratchServer } from '../../../../tools/lib/scratch-server';
import { request, send } from '../api';
import { register } from '../people';
import { LiveClient } from '../socket';
import { eventually } from './wait';

const secretWords = 'zebrafinch-lantern';

it('logs a line with an id for each request, and never what somebody wrote, sent or is known by', async () => {
  let log = '';
  const server = await startScratchServer({ env: { LOG_LEVEL: 'trace' }, onLog: (text) => (log += text) });
  onTestFinished(() => server.stop());
  const { base } = server;
  const ada = await register(`Ada ${secretWords}`, base);
  const credentials = { email: ada.email, password: `${secretWords} and more` };
  await send(routes.signIn, { body: credentials }, null, base);
  const body = { name: secretWords, description: secretWords, visibility: 'private', joinPolicy: 'invitation' };
  const groupId = uuidv7();
  await send(routes.createGroup, { body: { commandId: groupId, ...body } }, ada, base);
  const invitation = { role: 'member', usesMax: 1, expiresInDays: 1 };
  const made = await send(routes.createInvitation, { params: { groupId }, body: invitation }, ada, base);
  const { token } = made.body as { token: string };
  await send(routes.invitationPreview, { params: { token } }, null, base);

  const headers = { origin: base, 'content-type': 'application/json', authorization: `Bearer ${secretWords}` };
  await request(base, 'POST', '/api/session', headers, `{"email": ${secretWords}`);
  await request(base, 'GET', `/api/groups?search=${secretWords}`, { ...headers, cookie: ada.cookie });
  await request(base, 'GET', `/api/${secretWords}`, headers);
  const live = await LiveClient.open(ada, base);
  await live.tell('comment.create', { commandId: uuidv7(), threadId: uuidv7(), parentId: null, body: secretWords });

  // what goes wrong on the server is logged with the same id the caller got, and without the values it was about
  const database = new Client({ connectionString: server.databaseUrl });
  await database.connect();
  await database.query('ALTER TABLE groups RENAME COLUMN description TO elsewhere');
  const failed = await send(routes.createGroup, { body: { commandId: uuidv7(), ...body } }, ada, base);
  await database.end();
  expect(failed.status).toBe(500);
  const { requestId } = failed.body as { requestId: string };
  await eventually(
    () => log,
    (text) => text.includes(requestId),
  );

  const lines = log
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as { req?: { id: string; method: string; route: string }; level: number });
  const requests = lines.flatMap(({ req }) => req ?? []);
  expect(new Set(requests.map(({ id }) => id)).size).toBeGreaterThanOrEqual(8);
  expect(requests.map(({ route }) => route)).toEqual(
    expect.arrayContaining(['/api/groups', '/api/invitations/:token', 'unknown']),
  );
  const secrets = [secretWords, token, ada.email, ada.password, ada.cookie.split('=')[1] ?? ada.cookie];
  for (const secret of secrets) expect(log.includes(secret), secret).toBe(false);
});
