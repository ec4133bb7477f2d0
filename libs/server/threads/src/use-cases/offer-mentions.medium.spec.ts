import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { limits, type Thread } from '@lectern/contracts';
import { mentionMarkdown } from '@lectern/prose';
import { Database } from '@lectern/server/database';
import type { SignedInCaller } from '@lectern/server/platform';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { DeleteCommentUseCase } from './delete-comment.use-case';
import { EditCommentUseCase } from './edit-comment.use-case';
import { OfferMentionsUseCase } from './offer-mentions.use-case';

let app: INestApplicationContext;
let room: ReadingRoom;
let stranger: SignedInCaller;
beforeAll(async () => {
  app = await mediumApp();
  [room, stranger] = await Promise.all([ReadingRoom.open(app), somebody(app, 'Olaf Outside')]);
});
afterAll(() => app.close());

const offer = () => app.get(OfferMentionsUseCase, { strict: false });
const stored = async ({ id }: Pick<Thread, 'id'>) => {
  const { client } = app.get(Database, { strict: false });
  const people = await client.commentMention.findMany({ where: { commentId: id }, select: { personId: true } });
  const roles = await client.commentRoleMention.findMany({ where: { commentId: id }, select: { role: true } });
  return { people: people.map(({ personId }) => personId), roles: roles.map(({ role }) => role) };
};
const person = (id: string, name = 'Somebody') => mentionMarkdown(name, { kind: 'person', id });

describe('mentions of a comment', () => {
  it('are kept by id with the comment: of members and roles; anybody else is words, and quoted words call nobody', async () => {
    const owners = mentionMarkdown('owners', { kind: 'role', role: 'owner' });
    const { personId: outside } = stranger;
    const body = `${person(room.owner.personId)} and ${person(outside)} and ${owners}\n\n> ${person(room.member.personId)}`;
    expect(await stored(await room.comment({}, body))).toEqual({ people: [room.owner.personId], roles: ['owner'] });
    const named = await offer().mentioned(room.member, {
      readingId: room.readingId,
      personIds: [room.owner.personId, outside],
    });
    expect(named).toEqual([{ id: room.owner.personId, displayName: 'Olga Owner' }]);
  });

  it('are others after an edit, and none when it is deleted', async () => {
    const { id } = await room.comment({}, person(room.owner.personId));
    const { seq } = await app.get(EditCommentUseCase, { strict: false }).execute(room.member, {
      commandId: uuidv7(),
      commentId: id,
      baseSeq: 1_000_000,
      body: `${person(room.member.personId)} ${mentionMarkdown('moderators', { kind: 'role', role: 'moderator' })}`,
    });
    expect(await stored({ id })).toEqual({ people: [room.member.personId], roles: ['moderator'] });
    await app.get(DeleteCommentUseCase, { strict: false }).execute(room.member, { commandId: uuidv7(), commentId: id });
    expect(seq).toBeGreaterThan(0);
    expect(await stored({ id })).toEqual({ people: [], roles: [] });
  });

  it('are as many as a comment may have, and not one more', async () => {
    const many = (count: number) => Array.from({ length: count }, () => person(uuidv7())).join(' ');
    await room.comment({}, many(limits.mentionsPerComment));
    await expect(room.comment({}, many(limits.mentionsPerComment + 1))).rejects.toMatchObject({
      code: 'E_INVALID',
      details: { reason: 'too-many-mentions', field: 'body' },
    });
  });
});

describe('whom one can mention', () => {
  const names = async (q: string, as = room.member) =>
    (await offer().mentionable(as, { readingId: room.readingId, q })).people.map(({ displayName }) => displayName);

  it('are members by the beginning of a word of their name, not oneself, and signs mean themselves', async () => {
    expect(await names('ol')).toEqual(['Olga Owner']);
    expect(await names('own')).toEqual(['Olga Owner']);
    expect(await names('')).toEqual(['Olga Owner']);
    expect(await names('Max')).toEqual([]);
    expect(await names('%')).toEqual([]);
  });

  it('are those of some people who would hear of it; which roles depends on one’s own', async () => {
    const personIds = [room.owner.personId, stranger.personId];
    const asked = (as: SignedInCaller) => offer().mentionable(as, { readingId: room.readingId, q: '', personIds });
    expect(await asked(room.member)).toEqual({
      people: [{ id: room.owner.personId, displayName: 'Olga Owner' }],
      roles: ['owner', 'moderator'],
    });
    expect((await asked(room.owner)).roles).toHaveLength(4);
    await expect(asked(stranger)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });
});
