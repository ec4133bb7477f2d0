import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import type { CaseDetail } from '@lectern/contracts';
import { EditCommentUseCase, ListCommentsUseCase } from '@lectern/server/threads';
import { mediumApp } from '../../../../tools/testing/medium-app';
import { decision, ModeratedRoom } from '../../../../tools/testing/moderated-room';
import { ListVersionsUseCase } from '../../threads/src/use-cases/list-versions.use-case';

const before = 'They are all fools.';
const after = 'They are all mistaken.';

let app: INestApplicationContext;
let at: ModeratedRoom;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  at = await ModeratedRoom.open(app);
});

const get = <T>(type: new (...given: never[]) => T): T => app.get(type, { strict: false });
const read = async ({ commentId, threadId }: CaseDetail) => {
  const { comments } = await get(ListCommentsUseCase).execute(at.reader, { readingId: at.room.readingId, threadId });
  return comments.find(({ id }) => id === commentId);
};
const versions = ({ commentId }: CaseDetail) => get(ListVersionsUseCase).execute(at.reader, commentId);

describe('words put there by a moderator', () => {
  it('are said to be so to everybody; what stood there is read by its author alone', async () => {
    const decided = await at.decide(await at.reported(before), 'edit');
    expect(decided).toMatchObject({ state: 'decided', decision: { action: 'edit' }, withheldAs: null });
    expect(await read(decided)).toMatchObject({
      body: after,
      isModerated: true,
      author: { id: at.room.member.personId },
    });
    expect(await versions(decided)).toMatchObject([{ body: null, isModerated: false }]);
    const [statement] = await at.statements();
    expect(statement).toMatchObject({
      canAppeal: true,
      content: { restriction: 'edited', facts: { words: before, becomes: after } },
    });
    const { client } = at.database;
    const events = await client.streamEvent.findMany({
      where: { streamId: at.room.readingId, type: 'comment.edited' },
      select: { commentId: true, actorId: true },
    });
    expect(events).toEqual([{ commentId: decided.commentId, actorId: at.ada.personId }]);
  });

  it('are taken back at once, lifted, or overturned, and the author’s stand there again', async () => {
    const seen = await at.reported(before);
    const undone = await at.act(await at.decide(seen, 'edit'), { do: 'undo' });
    expect(await read(undone)).toMatchObject({ body: before, isModerated: false, editedAt: null });
    const again = await at.decide(undone, 'edit');
    expect(again.can).toContain('restore');
    const lifted = await at.act(await at.read(again.id, at.ben), { do: 'restore', reason: 'No need.' }, at.ben);
    expect(lifted.decision).toMatchObject({ action: 'restore' });
    expect(await read(lifted)).toMatchObject({ body: before, isModerated: false, editedAt: null });
    expect(await versions(lifted)).toEqual([]);
  });

  it('leave the author’s own where they wrote others since, and something milder can take their place', async () => {
    const decided = await at.decide(await at.reported(before), 'edit');
    const now = await read(decided);
    await get(EditCommentUseCase).execute(at.room.member, {
      commandId: uuidv7(),
      commentId: decided.commentId,
      baseSeq: now?.seq ?? 0,
      body: 'I disagree with them.',
    });
    expect(await read(decided)).toMatchObject({ body: 'I disagree with them.', isModerated: false });
    expect((await versions(decided)).map(({ body }) => body)).toEqual([after, null]);
    const { appealId } = await at.appeal(decided.decision?.id ?? '');
    const instead = { action: 'warn', ruleVersion: 0, ruleNumber: 1 } as const;
    const judge = { do: 'judge', appealId, outcome: 'changed', reason: 'A word is enough.', instead } as const;
    const judged = await at.act(await at.read(decided.id, at.ben), judge, at.ben);
    expect(judged).toMatchObject({ state: 'final', decision: { action: 'warn' } });
    expect(await read(decided)).toMatchObject({ body: 'I disagree with them.' });
  });

  it('are asked for with an edit and with nothing else, and have to be others that can be drawn', async () => {
    const seen = await at.reported(before);
    const edit = decision(seen, 'edit');
    for (const refused of [
      { ...edit, words: undefined },
      { ...decision(seen, 'hide'), words: after },
    ])
      await expect(at.act(seen, refused)).rejects.toMatchObject({ code: 'E_INVALID' });
    await expect(at.act(seen, { ...edit, words: '>'.repeat(300) })).rejects.toMatchObject({ code: 'E_INVALID' });
    await expect(at.act(seen, { ...edit, words: before })).rejects.toMatchObject({ code: 'E_CONFLICT' });
    const hidden = await at.decide(seen, 'hide');
    expect((await at.act(hidden, { do: 'undo' })).decisionsAllowed).toContain('edit');
    expect(await read(seen)).toMatchObject({ body: before });
  });
});
