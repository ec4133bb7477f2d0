import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { OwnData } from '@lectern/contracts';
import { readLogLines, verifyLogLines } from '@lectern/server/moderation-log';
import { CONFIG, type Config, type SignedInCaller } from '@lectern/server/platform';
import { StreamReader } from '@lectern/server/realtime';
import { CreateCommentUseCase, ListCommentsUseCase } from '@lectern/server/threads';
import { mediumApp, privateGroup, somebody } from '../../../../../tools/testing/medium-app';
import { ModeratedRoom } from '../../../../../tools/testing/moderated-room';
import { ForgetPeople } from '../../../moderation/src/erasure/forget-people';
import { DepartureRepository } from '../departure/departure.repository';
import { DepartUseCase } from './depart.use-case';
import { EraseAccountUseCase } from './erase-account.use-case';
import { SaveOwnDataUseCase } from './save-own-data.use-case';

const password = 'windmill carrot seventeen';
let folder: string;
let app: INestApplicationContext;
let moderated: ModeratedRoom;
let depart: DepartUseCase;
let erase: EraseAccountUseCase;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-departures-'));
  app = await mediumApp({ DATA_DIR: folder });
  moderated = await ModeratedRoom.open(app);
  depart = app.get(DepartUseCase, { strict: false });
  erase = app.get(EraseAccountUseCase, { strict: false });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const client = () => moderated.database.client;
/** As if the waiting time were over. */
const due = ({ personId }: SignedInCaller) =>
  client().departure.update({ where: { personId }, data: { dueAt: new Date(0) } });
const leave = async (person: SignedInCaller) => {
  await depart.request(person, { password });
  await due(person);
};
const letters = async () => {
  const names = await readdir(join(folder, 'mail'));
  return Promise.all(names.sort().map((name) => readFile(join(folder, 'mail', name), 'utf8')));
};

describe('an account that is to go', () => {
  it('waits, can be kept, and needs its password', async () => {
    const ines = await somebody(app, 'Ines');
    await expect(depart.request(ines, { password: 'another password of mine' })).rejects.toMatchObject({
      code: 'E_CREDENTIALS',
    });
    const { departure } = await depart.request(ines, { password });
    const days = (Date.parse(departure?.dueAt ?? '') - Date.parse(departure?.requestedAt ?? '')) / 86_400_000;
    expect(days).toBe(14);
    expect(await depart.request(ines, { password })).toEqual({ departure });
    await erase.execute(ines.personId);
    expect(await depart.cancel(ines)).toEqual({ departure: null });
    expect(await client().person.count({ where: { id: ines.personId } })).toBe(1);
    expect((await letters()).join()).toContain('Your Lectern account will be erased');
  });

  it('is erased: others’ answers, the cases and the log stay, also when a server dies in the middle', async () => {
    const { room, ada, ben, reader } = moderated;
    const { member } = room;
    const { id: threadId } = await room.comment({ paragraph: 'Oil was dear' }, 'Lamplighters of Zanzibar.');
    const answers = app.get(CreateCommentUseCase, { strict: false });
    await answers.execute(reader, { commandId: uuidv7(), threadId, parentId: threadId, body: 'An answer.' });
    const open = await moderated.reported('An insult to be decided.');
    const hidden = await moderated.reported('An insult that was hidden.');
    await moderated.decide(await moderated.act(hidden, { do: 'claim' }), 'hide');
    const { head } = await room.snapshot();

    const saved = await app.get(SaveOwnDataUseCase, { strict: false }).execute(member, 'json');
    const data = JSON.parse(new TextDecoder().decode(saved.bytes)) as OwnData;
    const words = data.parts.find(({ name }) => name === 'comments')?.rows.map((row) => row['words']);
    expect(words).toEqual(['Lamplighters of Zanzibar.', 'An insult to be decided.', 'An insult that was hidden.']);

    await leave(member);
    const departures = app.get(DepartureRepository, { strict: false });
    const dying = vi.spyOn(departures, 'erase').mockRejectedValueOnce(new Error('The server dies.'));
    await expect(erase.execute(member.personId)).rejects.toThrow('dies');
    await expect(depart.cancel(member)).rejects.toMatchObject({ code: 'E_CONFLICT' });
    dying.mockRestore();
    await erase.execute(member.personId);

    expect(await client().person.count({ where: { id: member.personId } })).toBe(0);
    expect(await departures.find(member.personId)).toBeNull();
    expect((await letters()).filter((letter) => letter.includes('Your Lectern account is erased'))).toHaveLength(1);
    const { comments } = await app
      .get(ListCommentsUseCase, { strict: false })
      .execute(ada, { readingId: room.readingId, threadId });
    expect(comments.map(({ isDeleted, body, author }) => [isDeleted, body, author?.displayName])).toEqual([
      [true, null, undefined],
      [false, 'An answer.', 'Rosa Reader'],
    ]);
    const stream = { kind: 'reading', id: room.readingId } as const;
    const { events } = await app.get(StreamReader, { strict: false }).pageFor(ada, stream, head);
    expect(events.map(({ type }) => type)).toEqual(['comment.deleted', 'comment.deleted']);
    expect(await client().searchEntry.count({ where: { id: threadId } })).toBe(0);

    // what was reported is decidable still; nothing of it can come back to be seen
    const seen = await moderated.read(open.id, ben);
    expect(seen).toMatchObject({ author: null, comment: { body: 'An insult to be decided.' } });
    await moderated.act(await moderated.act(seen, { do: 'claim' }, ben), decisionOn(seen), ben);
    await moderated.act(await moderated.read(hidden.id, ben), { do: 'restore', reason: 'Once more.' }, ben);
    const lines = (await room.snapshot(ada)).threads.map(({ commentCount }) => commentCount);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBe(1);

    // with the case final its words go too
    const forget = app.get(ForgetPeople, { strict: false });
    expect(await forget.eraseFinal(new Date())).toBe(0);
    expect(await forget.eraseFinal(new Date(Date.now() + 200 * 86_400_000))).toBe(2);
    expect((await moderated.read(open.id, ben)).comment.body).toBe('');
    expect(await client().decision.count({ where: { body: { not: '' } } })).toBe(0);
    expect(await logFaults(room.groupId)).toEqual([]);
  });

  it('leaves the groups it owned alone to who leads them next', async () => {
    const owner = await somebody(app, 'Olga');
    const alone = await privateGroup(app, owner);
    const { room } = moderated;
    const { groupId } = room;
    const [first] = await client().membership.findMany({
      where: { groupId, role: 'moderator' },
      orderBy: [{ joinedAt: 'asc' }, { personId: 'asc' }],
    });
    await leave(room.owner);
    await erase.execute(room.owner.personId);
    const owners = await client().membership.findMany({ where: { groupId, role: 'owner' } });
    expect(owners.map(({ personId }) => personId)).toEqual([first?.personId]);
    await leave(owner);
    await erase.execute(owner.personId);
    expect(await client().membership.count({ where: { groupId: alone } })).toBe(0);
    expect(await logFaults(groupId)).toEqual([]);
  });
});

function decisionOn(seen: { comment: { version: number } }) {
  const by = { bodyVersion: seen.comment.version, ruleVersion: 0, ruleNumber: 1 };
  return { do: 'decide', action: 'approve', reason: 'Nobody can be told any more.', ...by } as const;
}

async function logFaults(groupId: string) {
  const other = new Client({ connectionString: app.get<Config>(CONFIG).databaseUrl });
  await other.connect();
  try {
    return verifyLogLines(await readLogLines(other)).find((log) => log.groupId === groupId)?.faults;
  } finally {
    await other.end();
  }
}
