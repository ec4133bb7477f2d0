import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { LivePollAct, PollForm } from '@lectern/contracts';
import { liveDigest } from '@lectern/domain';
import type { SignedInCaller } from '@lectern/server/platform';
import { conflictWith, liveMeetings } from '../../../../../tools/testing/live-meetings';
import { somebody } from '../../../../../tools/testing/medium-app';
import { ActOnPollsUseCase } from './act-on-polls.use-case';
import { ReadPollAnswersUseCase } from './read-poll-answers.use-case';

const at = liveMeetings();

const act = (as: SignedInCaller, what: LivePollAct, commandId = uuidv7()) =>
  at.app
    .get(ActOnPollsUseCase, { strict: false })
    .execute(as, { commandId, sessionId: at.meeting.sessionId, act: what });
const answers = (as: SignedInCaller, pollId: string) =>
  at.app.get(ReadPollAnswersUseCase, { strict: false }).execute(as, pollId);
const open = async (poll: PollForm) => {
  const pollId = uuidv7();
  await act(at.meeting.host, { what: 'open-poll', poll }, pollId);
  return pollId;
};
const lamps: PollForm = { kind: 'single', question: 'Which lamp?', options: ['Oil', 'Gas'], isSecret: false };

describe('a poll', () => {
  it('is open to who comes late, shows no result before it is closed, and keeps the answers of who leaves', async () => {
    const [ada, ben, cleo] = at.meeting.people;
    const pollId = await open(lamps);
    await act(ada, { what: 'vote', pollId, vote: [0] });
    await act(ben, { what: 'vote', pollId, vote: [1] });
    await act(ben, { what: 'vote', pollId, vote: [0] });
    await at.meeting.act(ben, { what: 'leave' });
    const late = await at.meeting.snapshot(cleo);
    expect(late.polls).toMatchObject([{ id: pollId, voters: 2, tally: null, closedAt: null }]);
    expect((await answers(at.meeting.host, pollId)).votes).toEqual([]);
    expect((await at.meeting.snapshot(ada)).viewer.own.votes).toEqual([{ pollId, vote: [0], missing: null }]);
    await act(cleo, { what: 'vote', pollId, vote: [1] });
    await act(at.meeting.coHost, { what: 'close-poll', pollId });
    const [closed] = (await at.meeting.snapshot(ada)).polls;
    expect(closed?.tally).toEqual({ kind: 'choices', voters: 3, counts: [2, 1] });
    expect((await answers(cleo, pollId)).votes.map(({ personId, vote }) => [personId, vote])).toEqual([
      [ada.personId, [0]],
      [ben.personId, [0]],
      [cleo.personId, [1]],
    ]);
    expect(liveDigest(await at.meeting.replayed(at.before))).toBe(liveDigest(await at.meeting.state()));
    expect(liveDigest(await at.meeting.replayed({ ...(await at.meeting.state()), seq: at.before.seq }))).toBe(
      liveDigest(await at.meeting.state()),
    );
  });

  it('takes nothing once it is closed, nor what does not fit it, nor from who may not', async () => {
    const [ada, ben] = at.meeting.people;
    const pollId = await open(lamps);
    await expect(act(ada, { what: 'vote', pollId, vote: [0, 1] })).rejects.toMatchObject({ code: 'E_INVALID' });
    await expect(act(ada, { what: 'close-poll', pollId })).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(act(ada, { what: 'open-poll', poll: lamps })).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await at.meeting.act(at.meeting.host, { what: 'role', personId: ben.personId, role: 'observer' });
    await expect(act(ben, { what: 'vote', pollId, vote: [0] })).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await at.meeting.act(ada, { what: 'leave' });
    await expect(act(ada, { what: 'vote', pollId, vote: [0] })).rejects.toMatchObject(conflictWith('NOT_IN'));
    const closings = [at.meeting.host, at.meeting.coHost].map((as) => act(as, { what: 'close-poll', pollId }));
    const closed = await Promise.allSettled(closings);
    expect(closed.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: conflictWith('POLL_CLOSED') },
    ]);
    await at.meeting.act(ada, { what: 'enter' });
    await expect(act(ada, { what: 'vote', pollId, vote: [0] })).rejects.toMatchObject(conflictWith('POLL_CLOSED'));
    await expect(act(ada, { what: 'vote', pollId: uuidv7(), vote: [0] })).rejects.toMatchObject({
      code: 'E_NOT_FOUND',
    });
    await expect(answers(await somebody(at.app), pollId)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
  });

  it('asks who answered low what is missing, and tells only who leads; of a secret one not who said it', async () => {
    const [ada, ben] = at.meeting.people;
    const pollId = await open({ kind: 'fist-to-five', question: 'Is it clear?', isSecret: true });
    await act(ada, { what: 'vote', pollId, vote: [1] });
    await act(ben, { what: 'vote', pollId, vote: [5] });
    await expect(act(at.meeting.host, { what: 'ask-missing', pollId })).rejects.toMatchObject(
      conflictWith('POLL_NONE_LOW'),
    );
    await act(at.meeting.host, { what: 'close-poll', pollId });
    await act(at.meeting.host, { what: 'ask-missing', pollId });
    await expect(act(at.meeting.coHost, { what: 'ask-missing', pollId })).rejects.toMatchObject(
      conflictWith('POLL_ASKED'),
    );
    await expect(act(ben, { what: 'say-missing', pollId, text: 'Nothing' })).rejects.toMatchObject({
      code: 'E_FORBIDDEN',
    });
    await act(ada, { what: 'say-missing', pollId, text: 'What is a mole?' });
    expect(await answers(at.meeting.host, pollId)).toEqual({
      votes: [],
      missing: [{ personId: null, text: 'What is a mole?' }],
    });
    expect(await answers(ben, pollId)).toEqual({ votes: [], missing: [] });
    expect((await at.meeting.snapshot(ben)).polls).toMatchObject([{ tally: { low: 1, median: 3 }, missing: 1 }]);
    // nowhere in what others get is what she said or who she is
    const told = JSON.stringify([(await at.meeting.snapshot(ben)).polls, await at.meeting.events(at.before.seq, ben)]);
    expect(told).not.toContain('mole');
    expect(told).not.toContain(ada.personId);
    expect(liveDigest(await at.meeting.replayed(at.before))).toBe(liveDigest(await at.meeting.state()));
  });
});
