import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { LiveArrangeAct, LiveSideAct } from '@lectern/contracts';
import { liveDigest, roomOfPerson } from '@lectern/domain';
import { ErasureSteps, type SignedInCaller } from '@lectern/server/platform';
import { conflictWith, liveMeetings } from '../../../../../tools/testing/live-meetings';
import { somebody } from '../../../../../tools/testing/medium-app';
import { ArrangementRounds } from '../arrangement/arrangement-rounds';
import { ActAtSideUseCase } from './act-at-side.use-case';
import { ArrangeLiveUseCase } from './arrange-live.use-case';
import { ReadLiveRecapUseCase } from './read-live-recap.use-case';
import { ReadSideUseCase } from './read-side.use-case';

const at = liveMeetings();
const missing = { code: 'E_NOT_FOUND' };

const arrange = (as: SignedInCaller, act: LiveArrangeAct) =>
  at.app
    .get(ArrangeLiveUseCase, { strict: false })
    .execute(as, { commandId: uuidv7(), sessionId: at.meeting.sessionId, act });
const aside = (as: SignedInCaller, sideId: string, act: LiveSideAct, commandId = uuidv7()) =>
  at.app.get(ActAtSideUseCase, { strict: false }).execute(as, { commandId, sideId, act });
const sideOf = (as: SignedInCaller, sideId: string) =>
  at.app.get(ReadSideUseCase, { strict: false }).execute(as, sideId);
const look = (moment = new Date()) => at.app.get(ArrangementRounds, { strict: false }).look(moment);
const split = (more: Partial<Extract<LiveArrangeAct, { what: 'split' }>> = {}): LiveArrangeAct => ({
  what: 'split',
  deal: { by: 'size', size: 2 },
  passageIds: [],
  minutes: null,
  seenRound: 0,
  ...more,
});
const roomOf = async (who: SignedInCaller) => {
  const { split: now, rooms } = await at.meeting.state();
  return roomOfPerson(now, rooms.values(), who.personId);
};
const say = (text: string) => ({ what: 'say-aside', text }) as const;

describe('small rooms', () => {
  it('are dealt to everybody but who leads, and are the same for who comes late and after a restart', async () => {
    const [ada, ben, cleo] = at.meeting.people;
    await expect(arrange(ada, split())).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await arrange(at.meeting.host, split({ minutes: 10 }));
    await expect(arrange(at.meeting.coHost, split())).rejects.toMatchObject(conflictWith('ROOMS_SPLIT'));
    const told = await at.meeting.replayed(at.before);
    const members = [...told.rooms.values()].flatMap(({ memberIds }) => memberIds);
    expect(members.sort()).toEqual([ada, ben, cleo].map(({ personId }) => personId).sort());
    expect([...told.rooms.values()].every(({ endsAt }) => endsAt !== null)).toBe(true);
    // whatever a server held in memory it has from the database: what is loaded anew is what was told
    expect(liveDigest(told)).toBe(liveDigest(await at.meeting.state(ben)));
  });

  it('have one order when two who lead split at once', async () => {
    const both = await Promise.allSettled([arrange(at.meeting.host, split()), arrange(at.meeting.coHost, split())]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: conflictWith('ROOMS_SPLIT') });
  });

  it('have a chat that only who is in them hears, and who leads', async () => {
    const [ada, ben, cleo] = at.meeting.people;
    const rooms = [[ada.personId, ben.personId], [cleo.personId]];
    await arrange(at.meeting.host, split({ deal: { by: 'hand', rooms } }));
    const room = await roomOf(ada);
    const sideId = room?.id ?? '';
    await aside(ada, sideId, say('Among the two of us'));
    expect((await sideOf(ben, sideId)).lines).toMatchObject([{ text: 'Among the two of us' }]);
    // who leads visits
    await aside(at.meeting.coHost, sideId, say('How is it going?'));
    await expect(sideOf(cleo, sideId)).rejects.toMatchObject(missing);
    await expect(aside(cleo, sideId, say('Let me in'))).rejects.toMatchObject(missing);
    await expect(sideOf(await somebody(at.app), sideId)).rejects.toMatchObject(missing);
    const everywhere = [await at.meeting.snapshot(cleo), await at.meeting.events(0)];
    expect(JSON.stringify(everywhere)).not.toMatch(/two of us|How is it/);
    // moved, she hears her new room and not the old one
    const move = (seenRoomId: string) =>
      arrange(at.meeting.host, { what: 'move-person', personId: ben.personId, roomId: null, seenRoomId });
    await expect(move(uuidv7())).rejects.toMatchObject(conflictWith('ROOM_CHANGED'));
    await move(sideId);
    await expect(sideOf(ben, sideId)).rejects.toMatchObject(missing);
    expect(await roomOf(ben)).toBeNull();
    await look();
    expect(await roomOf(ben)).toBeNull();
  });

  it('take who comes late into the smallest, and give everybody back at the moment they were called for', async () => {
    const [ada, ben, cleo] = at.meeting.people;
    const { host } = at.meeting;
    await at.meeting.act(cleo, { what: 'leave' });
    await arrange(
      host,
      split({ deal: { by: 'hand', rooms: [[ada.personId, ben.personId], [at.meeting.coHost.personId]] } }),
    );
    await at.meeting.act(cleo, { what: 'enter' });
    await look();
    expect((await roomOf(cleo))?.number).toBe(2);
    const sideId = (await roomOf(ada))?.id ?? '';
    await arrange(host, { what: 'room-note', roomId: sideId, text: 'Two readings', seenSeq: 0 });
    await expect(
      arrange(ada, { what: 'room-note', roomId: sideId, text: 'Three readings', seenSeq: 0 }),
    ).rejects.toMatchObject(conflictWith('ROOM_NOTE_CHANGED'));
    await expect(
      arrange(cleo, { what: 'room-note', roomId: sideId, text: 'Not mine', seenSeq: 99 }),
    ).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await arrange(host, { what: 'call-back', seconds: 60, seenRound: 1 });
    await look();
    expect((await at.meeting.state()).split).toMatchObject({ isSplit: true });
    await aside(ada, sideId, say('One last thing'));
    await look(new Date(Date.now() + 61_000));
    expect((await at.meeting.state()).split.isSplit).toBe(true);
    await arrange(host, { what: 'call-back', seconds: 0, seenRound: 1 });
    await look();
    const state = await at.meeting.state(ada);
    expect(state.split).toMatchObject({ isSplit: false, round: 1 });
    expect(state.rooms.get(sideId)?.note).toBe('Two readings');
    await expect(aside(ada, sideId, say('Too late'))).rejects.toMatchObject(conflictWith('ROOMS_OVER'));
    await expect(arrange(host, { what: 'call-back', seconds: 0, seenRound: 1 })).rejects.toMatchObject(
      conflictWith('ROOMS_OVER'),
    );
    expect((await sideOf(ada, sideId)).lines).toHaveLength(1);
    expect(liveDigest(await at.meeting.replayed(at.before))).toBe(liveDigest(state));
    await arrange(host, split({ seenRound: 1 }));
    expect(liveDigest(await at.meeting.replayed(at.before))).toBe(liveDigest(await at.meeting.state()));
  });

  it('leave hands up and polls open, and let nobody raise one before all are back', async () => {
    const [ada, ben] = at.meeting.people;
    await at.meeting.hand(ada, { what: 'raise-hand', kind: 'new-point' });
    await arrange(at.meeting.host, split());
    await expect(at.meeting.hand(ben, { what: 'raise-hand', kind: 'new-point' })).rejects.toMatchObject(
      conflictWith('ROOMS_SPLIT'),
    );
    expect((await at.meeting.snapshot()).hands).toHaveLength(1);
    await arrange(at.meeting.host, { what: 'call-back', seconds: 0, seenRound: 1 });
    await look();
    await at.meeting.hand(ben, { what: 'raise-hand', kind: 'new-point' });
  });

  it('are over with the session', async () => {
    await arrange(at.meeting.host, split());
    await at.meeting.act(at.meeting.host, { what: 'turn', to: 'ended', seenState: 'live' });
    await look();
    expect((await at.meeting.state()).split.isSplit).toBe(false);
    await expect(arrange(at.meeting.host, split({ seenRound: 1 }))).rejects.toMatchObject({ code: 'E_GONE' });
  });
});

describe('notes', () => {
  const open = (writers: readonly SignedInCaller[], isShown: boolean, seenSeq = 0) =>
    arrange(at.meeting.host, {
      what: 'open-notes',
      writerIds: writers.map(({ personId }) => personId),
      isShown,
      seenSeq,
    });
  const bookId = async () => (await at.meeting.state()).noteBook.sideId ?? '';
  const add = async (as: SignedInCaller, sideId: string, text: string, afterId: string | null = null) => {
    const noteId = uuidv7();
    await aside(as, sideId, { what: 'add-note', text, afterId }, noteId);
    return noteId;
  };
  const texts = async (as: SignedInCaller, sideId: string) => (await sideOf(as, sideId)).notes.map(({ text }) => text);

  it('are written by who was named, seen by the others once they are shown, and ordered', async () => {
    const [ada, ben] = at.meeting.people;
    await expect(arrange(ada, { what: 'open-notes', writerIds: [], isShown: true, seenSeq: 0 })).rejects.toMatchObject({
      code: 'E_FORBIDDEN',
    });
    await open([ada], false);
    const sideId = await bookId();
    const first = await add(ada, sideId, 'The lamps come first');
    const second = await add(at.meeting.host, sideId, 'Then the keeper', first);
    await expect(sideOf(ben, sideId)).rejects.toMatchObject(missing);
    await expect(open([ada], true)).rejects.toMatchObject(conflictWith('NOTES_CHANGED'));
    await open([ada], true, (await at.meeting.state()).noteBook.seq);
    expect(await texts(ben, sideId)).toEqual(['The lamps come first', 'Then the keeper']);
    await expect(add(ben, sideId, 'Me too')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await aside(ada, sideId, { what: 'move-note', noteId: second, afterId: null });
    expect(await texts(ben, sideId)).toEqual(['Then the keeper', 'The lamps come first']);
    // shown, they are not hidden again
    await open([], false, (await at.meeting.state()).noteBook.seq);
    expect(await texts(ben, sideId)).toHaveLength(2);
    await expect(add(ada, sideId, 'One more')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
  });

  it('have one order when two change one at once: the second is told what it says now', async () => {
    const [ada] = at.meeting.people;
    await open([ada], true);
    const sideId = await bookId();
    const noteId = await add(ada, sideId, 'As it was');
    const { textSeq: seenSeq = 0 } = (await sideOf(ada, sideId)).notes[0] ?? {};
    const edit = (as: SignedInCaller, text: string) => aside(as, sideId, { what: 'edit-note', noteId, text, seenSeq });
    const both = await Promise.allSettled([edit(ada, 'As Ada says'), edit(at.meeting.host, 'As the host says')]);
    const refused = both.find((one) => one.status === 'rejected');
    const [now] = await texts(ada, sideId);
    expect(refused?.reason).toMatchObject({
      ...conflictWith('NOTE_CHANGED'),
      message: `Somebody changed this note meanwhile. It says now: ${now}`,
    });
    // moving it changes no words, so who is writing is not disturbed
    const other = await add(ada, sideId, 'Another');
    const { textSeq = 0 } = (await sideOf(ada, sideId)).notes.find(({ id }) => id === noteId) ?? {};
    await aside(at.meeting.host, sideId, { what: 'move-note', noteId, afterId: other });
    await aside(ada, sideId, { what: 'edit-note', noteId, text: 'Better', seenSeq: textSeq });
    expect(await texts(ada, sideId)).toEqual(['Another', 'Better']);
  });

  it('are gone everywhere when withdrawn, and stand in the recap with its files otherwise', async () => {
    const [ada, ben] = at.meeting.people;
    await open([ada], true);
    const sideId = await bookId();
    await add(ada, sideId, 'What stays');
    const noteId = await add(ada, sideId, 'A crude remark');
    const withdraw = (as: SignedInCaller, reason: string | null) =>
      aside(as, sideId, { what: 'withdraw-note', noteId, reason });
    await expect(withdraw(ben, 'No')).rejects.toMatchObject({ code: 'E_FORBIDDEN' });
    await expect(withdraw(at.meeting.coHost, null)).rejects.toMatchObject({ code: 'E_INVALID' });
    await withdraw(at.meeting.coHost, 'Off the point');
    expect((await sideOf(ada, sideId)).ownWithdrawn).toEqual([{ id: noteId, reason: 'Off the point' }]);
    expect((await sideOf(ben, sideId)).ownWithdrawn).toEqual([]);
    await expect(aside(ada, sideId, { what: 'move-note', noteId, afterId: null })).rejects.toMatchObject(
      conflictWith('WITHDRAWN'),
    );
    await at.meeting.act(at.meeting.host, { what: 'turn', to: 'ended', seenState: 'live' });
    const recaps = at.app.get(ReadLiveRecapUseCase, { strict: false });
    const recap = await recaps.execute(ben, at.meeting.sessionId);
    expect(recap.notes.map(({ text }) => text)).toEqual(['What stays']);
    const { bytes } = await recaps.export(ben, at.meeting.sessionId, 'markdown');
    expect(new TextDecoder().decode(bytes)).toContain('- What stays');
    expect(new TextDecoder().decode(bytes) + JSON.stringify([recap, await sideOf(ben, sideId)])).not.toContain('crude');
    await at.app.get(ErasureSteps, { strict: false }).run(ada.personId);
    expect((await recaps.execute(ben, at.meeting.sessionId)).notes).toEqual([]);
  });

  it('are in nobody’s recap while they are not shown', async () => {
    const [ada, ben] = at.meeting.people;
    await open([ada], false);
    await add(ada, await bookId(), 'For the hosts');
    const recaps = at.app.get(ReadLiveRecapUseCase, { strict: false });
    expect((await recaps.execute(ada, at.meeting.sessionId)).notes).toHaveLength(1);
    expect((await recaps.execute(ben, at.meeting.sessionId)).notes).toEqual([]);
    expect(JSON.stringify(await at.meeting.events(0))).not.toContain('For the hosts');
  });
});

describe('backstage', () => {
  const backstage = (as: SignedInCaller) =>
    at.app.get(ReadSideUseCase, { strict: false }).backstage(as, at.meeting.sessionId);

  it('is one for all who lead, and nothing for anybody else, in no number either', async () => {
    const [ada, ben] = at.meeting.people;
    const [first, second] = await Promise.all([backstage(at.meeting.host), backstage(at.meeting.coHost)]);
    expect(second.id).toBe(first.id);
    const before = await at.meeting.snapshot(ada);
    await aside(at.meeting.host, first.id, say('Ada should speak next'));
    expect((await backstage(at.meeting.coHost)).lines).toMatchObject([{ text: 'Ada should speak next' }]);
    const after = await at.meeting.snapshot(ada);
    expect({ ...after, now: '' }).toEqual({ ...before, now: '' });
    for (const who of [ada, ben]) {
      await expect(backstage(who)).rejects.toMatchObject(missing);
      await expect(sideOf(who, first.id)).rejects.toMatchObject(missing);
      await expect(aside(who, first.id, say('Hello?'))).rejects.toMatchObject(missing);
    }
    const recaps = at.app.get(ReadLiveRecapUseCase, { strict: false });
    const { bytes } = await recaps.export(at.meeting.host, at.meeting.sessionId, 'json');
    expect(new TextDecoder().decode(bytes)).not.toContain('should speak next');
  });

  it('is not for who led and does not any more', async () => {
    const { id } = await backstage(at.meeting.coHost);
    const demote = { what: 'role', personId: at.meeting.coHost.personId, role: 'participant' } as const;
    await at.meeting.act(at.meeting.host, demote);
    await expect(sideOf(at.meeting.coHost, id)).rejects.toMatchObject(missing);
    await expect(aside(at.meeting.coHost, id, say('Still here'))).rejects.toMatchObject(missing);
  });
});
