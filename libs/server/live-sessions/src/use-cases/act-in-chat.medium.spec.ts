import type { INestApplicationContext } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { LiveChatAct, LivePollAct, PollForm } from '@lectern/contracts';
import { linesInOrder, liveDigest, type LiveRoomState } from '@lectern/domain';
import { Database } from '@lectern/server/database';
import type { SignedInCaller } from '@lectern/server/platform';
import { LiveMeeting } from '../../../../../tools/testing/live-meeting';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { ActInChatUseCase } from './act-in-chat.use-case';
import { ActOnPollsUseCase } from './act-on-polls.use-case';

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp();
});
afterAll(() => app.close());

let meeting: LiveMeeting;
let before: LiveRoomState;
beforeEach(async () => {
  meeting = await LiveMeeting.open(app);
  before = await meeting.state();
});

const act = (as: SignedInCaller, what: LiveChatAct, commandId = uuidv7()) =>
  app.get(ActInChatUseCase, { strict: false }).execute(as, { commandId, sessionId: meeting.sessionId, act: what });
const say = async (as: SignedInCaller, text: string) => {
  const lineId = uuidv7();
  await act(as, { what: 'say', text }, lineId);
  return lineId;
};
const refusal = (reason: string) => ({ code: 'E_CONFLICT', details: expect.objectContaining({ reason }) });
const firstBlock = async () => (await meeting.room.snapshot()).blocks[1]?.id ?? '';

describe('the chat', () => {
  it('has what everybody said in one order, for who was there and who comes late', async () => {
    const [ada, ben, cleo] = meeting.people;
    await Promise.all([say(ada, 'One'), say(ben, 'Two'), say(ada, 'Three')]);
    const told = await meeting.replayed(before);
    expect(
      linesInOrder(told.lines)
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['One', 'Three', 'Two']);
    expect(liveDigest(told)).toBe(liveDigest(await meeting.state(cleo)));
    await meeting.act(meeting.host, { what: 'role', personId: cleo.personId, role: 'observer' });
    await expect(say(cleo, 'I watch')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(say(await somebody(app), 'Who is there?')).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await meeting.act(ben, { what: 'leave' });
    await expect(say(ben, 'From outside')).rejects.toMatchObject(refusal('NOT_IN'));
  });

  it('makes a comment on a paragraph of a line, in the name of who said it, once', async () => {
    const [ada, ben] = meeting.people;
    const lineId = await say(ada, 'Who painted the lighthouse?');
    const blockId = await firstBlock();
    const comment = (as: SignedInCaller, threadId: string) =>
      act(as, { what: 'to-comment', lineId, blockId, threadId });
    await expect(comment(ben, uuidv7())).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    expect((await meeting.room.snapshot()).threads).toEqual([]);
    const threadId = uuidv7();
    await comment(meeting.host, threadId);
    await comment(meeting.host, threadId);
    await expect(comment(ada, uuidv7())).rejects.toMatchObject(refusal('LINE_COMMENT'));
    const { threads } = await meeting.room.snapshot();
    expect(threads).toMatchObject([{ id: threadId, openedBy: { id: ada.personId }, anchors: [{ blockId }] }]);
    expect((await meeting.snapshot()).lines).toMatchObject([{ id: lineId, thread: { id: threadId, blockId } }]);
    expect(liveDigest(await meeting.replayed(before))).toBe(liveDigest(await meeting.state()));
  });
});

describe('withdrawing', () => {
  it('leaves no copy of a line anywhere, a tombstone in its place, and tells its author why', async () => {
    const [ada, ben] = meeting.people;
    const lineId = await say(ada, 'A crude remark');
    const heard = await meeting.replayed(before);
    const target = { kind: 'line', id: lineId } as const;
    await expect(act(ben, { what: 'withdraw', target, reason: 'x' })).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(act(meeting.host, { what: 'withdraw', target, reason: null })).rejects.toMatchObject({
      code: 'E_INVALID',
    });
    await act(meeting.host, { what: 'withdraw', target, reason: 'Not to the point' });
    await expect(act(ada, { what: 'withdraw', target, reason: null })).rejects.toMatchObject(refusal('WITHDRAWN'));
    const tombstone = { id: lineId, isWithdrawn: true, text: null, personId: null, thread: null };
    expect((await meeting.snapshot(ben)).lines).toMatchObject([tombstone]);
    expect(liveDigest(await meeting.replayed(heard))).toBe(liveDigest(await meeting.state(ben)));
    expect(JSON.stringify(await meeting.events(0))).not.toContain('crude');
    expect((await meeting.snapshot(ada)).viewer.own.withdrawn).toEqual([{ target, reason: 'Not to the point' }]);
    expect((await meeting.snapshot(ben)).viewer.own.withdrawn).toEqual([]);
    // nor in the database, from where a recap, an export or a letter could take it
    const rows = await app.get(Database, { strict: false }).client.liveLine.findMany({ where: { id: lineId } });
    expect(JSON.stringify(rows)).not.toContain('crude');
    await expect(
      act(meeting.host, { what: 'to-comment', lineId, blockId: await firstBlock(), threadId: uuidv7() }),
    ).rejects.toMatchObject(refusal('WITHDRAWN'));
  });

  it("takes back one's own line, also after the end, and a poll with what came of it", async () => {
    const [ada] = meeting.people;
    const pollId = uuidv7();
    const poll: PollForm = {
      kind: 'single',
      question: 'A leading question?',
      options: ['Yes', 'Of course'],
      isSecret: false,
    };
    const polls = app.get(ActOnPollsUseCase, { strict: false });
    const inPolls = { sessionId: meeting.sessionId };
    await polls.execute(meeting.host, { ...inPolls, commandId: pollId, act: { what: 'open-poll', poll } });
    const lineId = await say(ada, 'Said too quickly');
    await act(meeting.coHost, { what: 'withdraw', target: { kind: 'poll', id: pollId }, reason: 'Leading' });
    const vote: LivePollAct = { what: 'vote', pollId, vote: [0] };
    await expect(polls.execute(ada, { ...inPolls, commandId: uuidv7(), act: vote })).rejects.toMatchObject(
      refusal('WITHDRAWN'),
    );
    await meeting.act(meeting.host, { what: 'turn', to: 'ended', seenState: 'live' });
    await expect(say(ada, 'One more thing')).rejects.toMatchObject({ code: 'E_GONE' });
    await act(ada, { what: 'withdraw', target: { kind: 'line', id: lineId }, reason: null });
    const told = JSON.stringify([await meeting.snapshot(), await meeting.events(0)]);
    expect(told).not.toMatch(/too quickly|leading question|Of course/);
    expect(liveDigest(await meeting.replayed(before))).toBe(liveDigest(await meeting.state()));
  });
});
