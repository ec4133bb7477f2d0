import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { LiveChatAct, LivePollAct, PollForm } from '@lectern/contracts';
import { linesInOrder, liveDigest } from '@lectern/domain';
import { Database } from '@lectern/server/database';
import type { SignedInCaller } from '@lectern/server/platform';
import { DeleteCommentUseCase, ListCommentsUseCase } from '@lectern/server/threads';
import { conflictWith, liveMeetings } from '../../../../../tools/testing/live-meetings';
import { somebody } from '../../../../../tools/testing/medium-app';
import { ActInChatUseCase } from './act-in-chat.use-case';
import { ActOnPollsUseCase } from './act-on-polls.use-case';

const at = liveMeetings();

const act = (as: SignedInCaller, what: LiveChatAct, commandId = uuidv7()) =>
  at.app
    .get(ActInChatUseCase, { strict: false })
    .execute(as, { commandId, sessionId: at.meeting.sessionId, act: what });
const say = async (as: SignedInCaller, text: string) => {
  const lineId = uuidv7();
  await act(as, { what: 'say', text }, lineId);
  return lineId;
};
const firstBlock = async () => (await at.meeting.room.snapshot()).blocks[1]?.id ?? '';

describe('the chat', () => {
  it('has what everybody said in one order, for who was there and who comes late', async () => {
    const [ada, ben, cleo] = at.meeting.people;
    await Promise.all([say(ada, 'One'), say(ben, 'Two'), say(ada, 'Three')]);
    const told = await at.meeting.replayed(at.before);
    expect(
      linesInOrder(told.lines)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['One', 'Three', 'Two']);
    expect(liveDigest(told)).toBe(liveDigest(await at.meeting.state(cleo)));
    await at.meeting.act(at.meeting.host, { what: 'role', personId: cleo.personId, role: 'observer' });
    await expect(say(cleo, 'I watch')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(say(await somebody(at.app), 'Who is there?')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await at.meeting.act(ben, { what: 'leave' });
    await expect(say(ben, 'From outside')).rejects.toMatchObject(conflictWith('NOT_IN'));
  });

  it('makes a comment on a paragraph of a line, in the name of who said it, once', async () => {
    const [ada, ben] = at.meeting.people;
    const lineId = await say(ada, 'Who painted the lighthouse?');
    const blockId = await firstBlock();
    const comment = (as: SignedInCaller, threadId: string) =>
      act(as, { what: 'to-comment', lineId, blockId, threadId });
    await expect(comment(ben, uuidv7())).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    expect((await at.meeting.room.snapshot()).threads).toEqual([]);
    const threadId = uuidv7();
    await comment(at.meeting.host, threadId);
    await comment(at.meeting.host, threadId);
    await expect(comment(ada, uuidv7())).rejects.toMatchObject(conflictWith('LINE_COMMENT'));
    const { threads } = await at.meeting.room.snapshot();
    expect(threads).toMatchObject([{ id: threadId, openedBy: { id: ada.personId }, anchors: [{ blockId }] }]);
    expect((await at.meeting.snapshot()).lines).toMatchObject([{ id: lineId, thread: { id: threadId, blockId } }]);
    expect(liveDigest(await at.meeting.replayed(at.before))).toBe(liveDigest(await at.meeting.state()));
  });
});

describe('comments made while the session is under way', () => {
  const markOf = async (commentId: string) => {
    const list = at.app.get(ListCommentsUseCase, { strict: false });
    const { comments } = await list.execute(at.meeting.host, {
      readingId: at.meeting.room.readingId,
      scope: 'everywhere',
    });
    return comments.find(({ id }) => id === commentId)?.liveSessionId;
  };

  it('are marked as its own when who writes is in the room, and no others', async () => {
    const { meeting } = at;
    const [ada, ben] = meeting.people;
    const { room, sessionId } = meeting;
    expect(await markOf((await room.comment({ paragraph: 'Oil' }, 'In the room', ada)).id)).toBe(sessionId);
    expect(await markOf((await room.comment({}, 'On the whole', ada)).id)).toBe(sessionId);
    await meeting.act(ben, { what: 'leave' });
    expect(await markOf((await room.comment({ paragraph: 'Oil' }, 'Outside', ben)).id)).toBeNull();
    // what becomes of a line was said there, though who said it has left and the session is over
    const lineId = await say(ada, 'Who painted it?');
    await meeting.act(ada, { what: 'leave' });
    await meeting.act(meeting.host, { what: 'turn', to: 'ended', seenState: 'live' });
    const threadId = uuidv7();
    await act(ada, { what: 'to-comment', lineId, blockId: await firstBlock(), threadId });
    expect(await markOf(threadId)).toBe(sessionId);
    expect(await markOf((await room.comment({}, 'Afterwards', meeting.host)).id)).toBeNull();
    await at.app
      .get(DeleteCommentUseCase, { strict: false })
      .execute(ada, { commandId: uuidv7(), commentId: threadId });
    expect(await markOf(threadId)).toBeNull();
  });
});

describe('withdrawing', () => {
  it('leaves no copy of a line anywhere, a tombstone in its place, and tells its author why', async () => {
    const [ada, ben] = at.meeting.people;
    const lineId = await say(ada, 'A crude remark');
    const heard = await at.meeting.replayed(at.before);
    const target = { kind: 'line', id: lineId } as const;
    await expect(act(ben, { what: 'withdraw', target, reason: 'x' })).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(act(at.meeting.host, { what: 'withdraw', target, reason: null })).rejects.toMatchObject({
      code: 'E_INVALID',
    });
    await act(at.meeting.host, { what: 'withdraw', target, reason: 'Not to the point' });
    await expect(act(ada, { what: 'withdraw', target, reason: null })).rejects.toMatchObject(conflictWith('WITHDRAWN'));
    const tombstone = { id: lineId, isWithdrawn: true, text: null, personId: null, thread: null };
    expect((await at.meeting.snapshot(ben)).lines).toMatchObject([tombstone]);
    expect(liveDigest(await at.meeting.replayed(heard))).toBe(liveDigest(await at.meeting.state(ben)));
    expect(JSON.stringify(await at.meeting.events(0))).not.toContain('crude');
    expect((await at.meeting.snapshot(ada)).viewer.own.withdrawn).toEqual([{ target, reason: 'Not to the point' }]);
    expect((await at.meeting.snapshot(ben)).viewer.own.withdrawn).toEqual([]);
    // nor in the database, from where a recap, an export or a letter could take it
    const rows = await at.app.get(Database, { strict: false }).client.liveLine.findMany({ where: { id: lineId } });
    expect(JSON.stringify(rows)).not.toContain('crude');
    await expect(
      act(at.meeting.host, { what: 'to-comment', lineId, blockId: await firstBlock(), threadId: uuidv7() }),
    ).rejects.toMatchObject(conflictWith('WITHDRAWN'));
  });

  it("takes back one's own line, also after the end, and a poll with what came of it", async () => {
    const [ada] = at.meeting.people;
    const pollId = uuidv7();
    const poll: PollForm = {
      kind: 'single',
      question: 'A leading question?',
      options: ['Yes', 'Of course'],
      isSecret: false,
    };
    const polls = at.app.get(ActOnPollsUseCase, { strict: false });
    const inPolls = { sessionId: at.meeting.sessionId };
    await polls.execute(at.meeting.host, { ...inPolls, commandId: pollId, act: { what: 'open-poll', poll } });
    const lineId = await say(ada, 'Said too quickly');
    await act(at.meeting.coHost, { what: 'withdraw', target: { kind: 'poll', id: pollId }, reason: 'Leading' });
    const vote: LivePollAct = { what: 'vote', pollId, vote: [0] };
    await expect(polls.execute(ada, { ...inPolls, commandId: uuidv7(), act: vote })).rejects.toMatchObject(
      conflictWith('WITHDRAWN'),
    );
    await at.meeting.act(at.meeting.host, { what: 'turn', to: 'ended', seenState: 'live' });
    await expect(say(ada, 'One more thing')).rejects.toMatchObject({ code: 'E_GONE' });
    await act(ada, { what: 'withdraw', target: { kind: 'line', id: lineId }, reason: null });
    const told = JSON.stringify([await at.meeting.snapshot(), await at.meeting.events(0)]);
    expect(told).not.toMatch(/too quickly|leading question|Of course/);
    expect(liveDigest(await at.meeting.replayed(at.before))).toBe(liveDigest(await at.meeting.state()));
  });
});
