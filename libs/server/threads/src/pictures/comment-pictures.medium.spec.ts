import type { INestApplicationContext } from '@nestjs/common';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { limits } from '@lectern/contracts';
import { pictureMarkdown } from '@lectern/prose';
import { Database } from '@lectern/server/database';
import { ShowPictureUseCase } from '@lectern/server/pictures';
import { ExportReadingUseCase } from '@lectern/server/readings';
import { serverLimits, type Caller } from '@lectern/server/platform';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ReadingRoom } from '../../../../../tools/testing/reading-room';
import { DeleteCommentUseCase } from '../use-cases/delete-comment.use-case';
import { EditCommentUseCase } from '../use-cases/edit-comment.use-case';
import { CommentWithholding } from '../comment-withholding';
import { CommentPictures } from './comment-pictures';
import { UploadPictureUseCase } from './upload-picture.use-case';

describe('pictures in comments', () => {
  let app: INestApplicationContext;
  let room: ReadingRoom;
  let bytes: Buffer;
  beforeAll(async () => {
    app = await mediumApp();
    room = await ReadingRoom.open(app);
    bytes = await sharp({ create: { width: 12, height: 9, channels: 3, background: '#a72' } })
      .png()
      .toBuffer();
  });
  afterAll(() => app.close());

  const give = async (as = room.member, readingId = room.readingId) => {
    const picture = await app.get(UploadPictureUseCase, { strict: false }).execute(as, readingId, bytes);
    return { ...picture, markdown: pictureMarkdown(picture, 'An ochre field') };
  };
  const isSeen = (id: string, as: Caller) =>
    app
      .get(ShowPictureUseCase, { strict: false })
      .execute(as, id)
      .then(
        () => true,
        (error: { code: string }) => {
          expect(error.code).toBe('E_NOT_FOUND');
          return false;
        },
      );
  const sweep = (after: number) => app.get(CommentPictures, { strict: false }).round(Date.now() + after);

  it('are seen by nobody else until they stand in a comment, and then by who reads it', async () => {
    const stranger = await somebody(app);
    const { id, markdown, width, height } = await give();
    expect([width, height]).toEqual([12, 9]);
    expect([await isSeen(id, room.member), await isSeen(id, room.owner)]).toEqual([true, false]);
    await room.comment({}, `Look: ${markdown}`);
    expect([await isSeen(id, room.owner), await isSeen(id, stranger)]).toEqual([true, false]);
  });

  it('of somebody else, or given for another reading, are not put up by writing their name', async () => {
    const { id, markdown } = await give(room.owner);
    await room.comment({}, markdown, room.member);
    expect(await isSeen(id, room.member)).toBe(false);
    const other = await room.anotherText('# Nets\n\nA net is mended in winter.');
    const elsewhere = await give(room.member, other);
    await room.comment({}, elsewhere.markdown, room.member);
    expect(await isSeen(elsewhere.id, room.owner)).toBe(false);
  });

  it('go with the words and come back with them', async () => {
    const { id, markdown } = await give();
    const thread = await room.comment({}, `Before. ${markdown}`);
    const commentId = thread.id;
    const edit = (body: string, baseSeq: number) =>
      app
        .get(EditCommentUseCase, { strict: false })
        .execute(room.member, { commandId: uuidv7(), commentId, baseSeq, body });
    const { comment } = await edit('Without.', thread.seq);
    expect(await isSeen(id, room.owner)).toBe(false);
    const { comment: back } = await edit(`With. ${markdown}`, comment.seq);
    expect(await isSeen(id, room.owner)).toBe(true);

    const reader = await somebody(app);
    const withholding = app.get(CommentWithholding, { strict: false });
    const database = app.get(Database, { strict: false });
    const change = { seq: back.seq, at: new Date() };
    await database.write((transaction) => withholding.withhold(commentId, 'removed', null, change, transaction));
    // who decides about it still sees what it was
    expect([await isSeen(id, room.owner), await isSeen(id, reader)]).toEqual([true, false]);
    await sweep(2 * serverLimits.pictureUnusedMs);
    await database.write((transaction) => withholding.restore(commentId, change, transaction));
    expect(await isSeen(id, room.owner)).toBe(true);

    await app.get(DeleteCommentUseCase, { strict: false }).execute(room.member, { commandId: uuidv7(), commentId });
    expect(await isSeen(id, room.owner)).toBe(false);
    await sweep(2 * serverLimits.pictureUnusedMs);
    expect(await isSeen(id, room.member)).toBe(false);
  });

  it('that nobody used are swept away after a day, and not before', async () => {
    const { id } = await give();
    await sweep(0);
    expect(await isSeen(id, room.member)).toBe(true);
    await sweep(serverLimits.pictureUnusedMs + 60_000);
    expect(await isSeen(id, room.member)).toBe(false);
  });

  it('are in the exported page for who may see them, and nothing else is loaded by it', async () => {
    const { markdown } = await give();
    await room.comment({}, markdown);
    const { bytes: page } = await app
      .get(ExportReadingUseCase, { strict: false })
      .execute(room.owner, room.readingId, 'html');
    const html = new TextDecoder().decode(page);
    expect(html).toMatch(/<img src="data:image\/webp;base64,[^"]+" width="12" height="9" alt="An ochre field">/);
    expect(html).not.toMatch(/<img src="(?!data:)/);
    // the one that was written by name, and is somebody else's, is there in words
    expect(html).toContain('[An ochre field]');
  });

  it('are bounded in a comment', async () => {
    const { markdown } = await give();
    const many = Array.from({ length: limits.picturesPerComment + 1 }, () => markdown).join(' ');
    await expect(room.comment({}, many)).rejects.toMatchObject({
      code: 'E_INVALID',
      details: { reason: 'too-many-pictures' },
    });
  });

  it('go with the account of who gave them', async () => {
    const { id } = await give();
    const database = app.get(Database, { strict: false });
    expect(await database.client.picture.count({ where: { id, ownerId: room.member.personId } })).toBe(1);
    const [{ rule }] = await database.client.$queryRaw<[{ rule: string }]>`
      SELECT confdeltype::text AS rule FROM pg_constraint WHERE conname = 'pictures_owner_id_fkey'`;
    expect(rule).toBe('c');
  });
});
