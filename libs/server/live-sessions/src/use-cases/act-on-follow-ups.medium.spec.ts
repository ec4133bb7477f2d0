import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { LiveFollowUpAct } from '@lectern/contracts';
import { liveDigest } from '@lectern/domain';
import { Database } from '@lectern/server/database';
import { ErasureSteps, type SignedInCaller } from '@lectern/server/platform';
import { conflictWith, liveMeetings } from '../../../../../tools/testing/live-meetings';
import { somebody } from '../../../../../tools/testing/medium-app';
import { ActInChatUseCase } from './act-in-chat.use-case';
import { ActOnFollowUpsUseCase } from './act-on-follow-ups.use-case';
import { ReadLiveRecapUseCase } from './read-live-recap.use-case';
import { ReadOpenFollowUpsUseCase } from './read-open-follow-ups.use-case';

const at = liveMeetings();

const act = (as: SignedInCaller, what: LiveFollowUpAct, commandId = uuidv7()) =>
  at.app
    .get(ActOnFollowUpsUseCase, { strict: false })
    .execute(as, { commandId, sessionId: at.meeting.sessionId, act: what });
const add = async (text: string, more: Partial<Extract<LiveFollowUpAct, { what: 'add-follow-up' }>> = {}) => {
  const followUpId = uuidv7();
  const words = { text, takenById: null, dueOn: null, source: null, ...more };
  await act(at.meeting.host, { what: 'add-follow-up', ...words }, followUpId);
  return followUpId;
};
const say = async (as: SignedInCaller, text: string) => {
  const lineId = uuidv7();
  const chat = at.app.get(ActInChatUseCase, { strict: false });
  await chat.execute(as, { commandId: lineId, sessionId: at.meeting.sessionId, act: { what: 'say', text } });
  return lineId;
};
const recap = (as: SignedInCaller) =>
  at.app.get(ReadLiveRecapUseCase, { strict: false }).execute(as, at.meeting.sessionId);
const exported = async (format: 'markdown' | 'json') => {
  const { bytes } = await at.app
    .get(ReadLiveRecapUseCase, { strict: false })
    .export(at.meeting.host, at.meeting.sessionId, format);
  return new TextDecoder().decode(bytes as Uint8Array);
};
const end = () => at.meeting.act(at.meeting.host, { what: 'turn', to: 'ended', seenState: 'live' });

describe('follow-ups', () => {
  it('are written by those who lead, taken by one, finished, and the same for who comes late', async () => {
    const [ada, ben] = at.meeting.people;
    const words = { what: 'add-follow-up', text: 'x', takenById: null, dueOn: null, source: null } as const;
    await expect(act(ada, words)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    const id = await add('Look up who kept the lamps', { dueOn: '2026-12-24' });
    const taken = await Promise.allSettled(
      [ada, ben].map((who) => act(who, { what: 'take-follow-up', followUpId: id, isMine: true })),
    );
    expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(taken.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: conflictWith('FOLLOW_UP_TAKEN'),
    });
    const [winner, other] = taken[0]?.status === 'fulfilled' ? [ada, ben] : [ben, ada];
    const finish = { what: 'finish-follow-up', followUpId: id, isDone: true } as const;
    await expect(act(other, finish)).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(act(other, { what: 'take-follow-up', followUpId: id, isMine: false })).rejects.toMatchObject({
      code: 'E_FORBIDDEN',
    });
    await act(winner, finish);
    await expect(act(winner, finish)).rejects.toMatchObject(conflictWith('FOLLOW_UP_CHANGED'));
    const told = await at.meeting.replayed(at.before);
    expect(told.followUps.get(id)).toMatchObject({
      text: 'Look up who kept the lamps',
      takenBy: { id: winner.personId },
      dueOn: '2026-12-24',
      writtenBy: { id: at.meeting.host.personId },
    });
    expect(told.followUps.get(id)?.doneAt).not.toBeNull();
    expect(liveDigest(told)).toBe(liveDigest(await at.meeting.state(other)));
  });

  it('have one order when two who lead change one at once, and go only to members of the group', async () => {
    const id = await add('Ask the archive');
    const { seq = 0 } = (await at.meeting.state()).followUps.get(id) ?? {};
    const change = (as: SignedInCaller, takenById: string | null) =>
      act(as, { what: 'change-follow-up', followUpId: id, text: 'Write', takenById, dueOn: null, seenSeq: seq });
    const stranger = await somebody(at.app);
    await expect(change(at.meeting.host, stranger.personId)).rejects.toMatchObject({ code: 'E_INVALID' });
    const both = await Promise.allSettled([
      change(at.meeting.host, at.meeting.people[0].personId),
      change(at.meeting.coHost, at.meeting.people[1].personId),
    ]);
    expect(both.filter(({ status }) => status === 'rejected')).toMatchObject([
      { reason: conflictWith('FOLLOW_UP_CHANGED') },
    ]);
  });

  it('are made after the end too, and are on the page of the group until they are done', async () => {
    const [ada] = at.meeting.people;
    const open = async (as: SignedInCaller) => {
      const read = at.app.get(ReadOpenFollowUpsUseCase, { strict: false });
      return (await read.execute(as, at.meeting.room.groupId)).map(({ followUp, can }) => [followUp.text, can.finish]);
    };
    await add('First of all', { dueOn: '2026-12-05' });
    await end();
    expect((await recap(at.meeting.host)).can).toEqual({ addFollowUps: true, takeFollowUps: true });
    expect((await recap(ada)).can).toEqual({ addFollowUps: false, takeFollowUps: true });
    const adas = await add('Thank the speaker', { takenById: ada.personId });
    expect(await open(ada)).toEqual([
      ['Thank the speaker', true],
      ['First of all', false],
    ]);
    expect(await open(at.meeting.host)).toEqual([
      ['First of all', true],
      ['Thank the speaker', true],
    ]);
    const stranger = await somebody(at.app);
    await expect(open(stranger)).rejects.toMatchObject({ code: 'E_NOT_FOUND' });
    await act(ada, { what: 'finish-follow-up', followUpId: adas, isDone: true });
    expect(await open(ada)).toEqual([['First of all', false]]);
    expect(await exported('markdown')).toContain('- [x] Thank the speaker (Ada)');
    expect(await exported('markdown')).toContain('- [ ] First of all (nobody yet, until 2026-12-05)');
    expect(JSON.parse(await exported('json'))).toMatchObject({ followUps: [{ dueOn: '2026-12-05' }, {}] });
  });

  it('go with the line they were made of, everywhere', async () => {
    const [ada] = at.meeting.people;
    const lineId = await say(ada, 'Somebody should burn it');
    const source = { kind: 'line', id: lineId } as const;
    const id = await add('Somebody should burn it', { source });
    const other = await add('Something else');
    const heard = await at.meeting.replayed(at.before);
    const chat = at.app.get(ActInChatUseCase, { strict: false });
    const withdraw = { what: 'withdraw', target: source, reason: null } as const;
    await chat.execute(ada, { commandId: uuidv7(), sessionId: at.meeting.sessionId, act: withdraw });
    const state = await at.meeting.state();
    expect(state.followUps.get(id)).toMatchObject({ isWithdrawn: true, text: null });
    expect(state.followUps.get(other)).toMatchObject({ text: 'Something else' });
    expect(liveDigest(await at.meeting.replayed(heard))).toBe(liveDigest(state));
    expect(liveDigest(await at.meeting.replayed(at.before))).toBe(liveDigest(state));
    const rows = await at.app.get(Database, { strict: false }).client.liveFollowUp.findMany({ where: { id } });
    const everywhere = [rows, await at.meeting.events(0), await recap(ada), await exported('markdown')];
    expect(JSON.stringify(everywhere)).not.toContain('burn');
    const again = { what: 'add-follow-up', text: 'Again', takenById: null, dueOn: null, source } as const;
    await expect(act(at.meeting.host, again)).rejects.toMatchObject(conflictWith('WITHDRAWN'));
  });

  it('can be withdrawn, and lose the names of who is gone', async () => {
    const [ada, ben] = at.meeting.people;
    const withdrawn = await add('Never mind');
    await act(at.meeting.coHost, { what: 'withdraw-follow-up', followUpId: withdrawn });
    await expect(act(ada, { what: 'take-follow-up', followUpId: withdrawn, isMine: true })).rejects.toMatchObject(
      conflictWith('WITHDRAWN'),
    );
    const kept = await add('Read the letter', { takenById: ada.personId });
    await at.app.get(ErasureSteps, { strict: false }).run(ada.personId);
    expect((await at.meeting.state()).followUps.get(kept)).toMatchObject({ text: 'Read the letter', takenBy: null });
    await act(ben, { what: 'take-follow-up', followUpId: kept, isMine: true });
    await at.app.get(ErasureSteps, { strict: false }).run(at.meeting.host.personId);
    expect((await at.meeting.state(ben)).followUps.get(kept)).toMatchObject({
      text: 'Read the letter',
      writtenBy: null,
      takenBy: { id: ben.personId },
    });
  });
});
