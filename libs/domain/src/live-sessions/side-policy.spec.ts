import { describe, expect, it } from 'vitest';
import type { LiveSideActName, LiveSideKind } from '@lectern/contracts';
import { arrangeVerdict, hearsSide, sideVerdict, type SideFacts } from './side-policy';
import { placeAfter } from './side-state';
import type { LiveStanding } from './live-policy';

const standings: readonly LiveStanding[] = ['host', 'co-host', 'deputy', 'steward', 'participant', 'observer', 'none'];
const of = (kind: LiveSideKind, standing: LiveStanding, more: Partial<SideFacts> = {}): SideFacts => ({
  kind,
  standing,
  isRemoved: false,
  isShown: false,
  isWriter: false,
  isMember: false,
  isOpen: true,
  ...more,
});
const hear = (kind: LiveSideKind, more: Partial<SideFacts> = {}) =>
  standings.filter((standing) => hearsSide(of(kind, standing, more)));
const facilitators = ['host', 'co-host', 'deputy'];

describe('who hears a side of a session', () => {
  it('is of backstage who leads the session, and nobody else whatever they are', () => {
    expect(hear('backstage')).toEqual(facilitators);
    expect(hear('backstage', { isShown: true, isWriter: true, isMember: true })).toEqual(facilitators);
    expect(hear('backstage', { isRemoved: true })).toEqual([]);
  });

  it('is of notes who writes them, and everybody once they are shown', () => {
    expect(hear('notes')).toEqual(facilitators);
    expect(hear('notes', { isWriter: true })).toEqual([...facilitators, 'steward', 'participant', 'observer']);
    expect(hear('notes', { isShown: true })).toEqual(standings);
  });

  it('is of a small room who is in it, and who leads', () => {
    expect(hear('room')).toEqual(facilitators);
    expect(hear('room', { isMember: true })).toEqual(standings);
    expect(hear('room', { isMember: true, isRemoved: true })).toEqual([]);
  });
});

describe('what can be done at a side', () => {
  it('is nothing of another kind of side', () => {
    const acts: LiveSideActName[] = ['say-aside', 'add-note', 'edit-note', 'move-note'];
    const allowed = (kind: LiveSideKind) =>
      acts.filter((act) => sideVerdict(of(kind, 'host'), act, true, 'live') === 'allow');
    expect(allowed('backstage')).toEqual(['say-aside']);
    expect(allowed('room')).toEqual(['say-aside']);
    expect(allowed('notes')).toEqual(['add-note', 'edit-note', 'move-note']);
  });

  it('lets nobody write who only watches, nor others than the writers write notes', () => {
    expect(sideVerdict(of('room', 'observer', { isMember: true }), 'say-aside', true, 'live')).toBe('forbid');
    expect(sideVerdict(of('notes', 'participant', { isShown: true }), 'add-note', true, 'live')).toBe('forbid');
    expect(sideVerdict(of('notes', 'participant', { isWriter: true }), 'add-note', true, 'live')).toBe('allow');
    expect(sideVerdict(of('notes', 'participant', { isWriter: true }), 'edit-note', false, 'ended')).toBe('allow');
    expect(sideVerdict(of('notes', 'participant', { isWriter: true }), 'withdraw-note', false, 'live')).toBe('forbid');
    expect(sideVerdict(of('notes', 'participant'), 'withdraw-note', true, 'archived')).toBe('allow');
  });

  it('is over in a small room when everybody was called back', () => {
    const room = of('room', 'participant', { isMember: true, isOpen: false });
    expect(sideVerdict(room, 'say-aside', true, 'live')).toBe('state');
    expect(sideVerdict(room, 'withdraw-aside', true, 'live')).toBe('allow');
  });
});

describe('who arranges', () => {
  it('is who leads, but for what a room notes', () => {
    const by = (act: 'split' | 'room-note', isMember: boolean) =>
      standings.filter((standing) => arrangeVerdict(standing, act, isMember, 'live') === 'allow');
    expect(by('split', true)).toEqual(facilitators);
    expect(by('room-note', false)).toEqual(facilitators);
    expect(by('room-note', true)).toEqual([...facilitators, 'steward', 'participant', 'none']);
    expect(arrangeVerdict('host', 'split', false, 'ended')).toBe('state');
    expect(arrangeVerdict('host', 'open-notes', false, 'ended')).toBe('allow');
  });
});

describe('the place of a note', () => {
  const notes = [
    { id: 'a', place: 1 },
    { id: 'b', place: 2 },
  ];
  it('is before the first, half-way, after the last', () => {
    expect(placeAfter(notes, null)).toBe(0);
    expect(placeAfter(notes, 'a')).toBe(1.5);
    expect(placeAfter(notes, 'b')).toBe(3);
    expect(placeAfter([], null)).toBe(1);
  });

  it('is none where nothing fits in between', () => {
    const close = [
      { id: 'a', place: 1 },
      { id: 'b', place: 1 + Number.EPSILON },
    ];
    expect(placeAfter(close, 'a')).toBeNull();
  });
});
