import type { LiveAct, LiveAnswer, LiveEvent, LivePlan } from '@lectern/contracts';
import {
  extendTime,
  beginPassage,
  liveActVerdict,
  nextPassage,
  turnTime,
  turnVerdict,
  type PassageTime,
} from '@lectern/domain';
import { DomainError, forbidden, invalid, notFound } from '@lectern/server/platform';
import type { Outcome } from '@lectern/server/realtime';
import type { LiveCommand, LiveSystemAct } from './live-command';
import { changedParts, planned, planOf } from './live-plan';
import { admit, enter, leave, letInOnStart, remove } from './live-people.decisions';
import { refuseAct, refuseTurn, stale } from './live-refusals';
import { followSeries } from './series/follow-series';
import type { LiveRecord } from './live-session.records';
import type { LiveClock, LiveWork } from './live-work';

type LiveOutcome = Outcome<LiveAnswer>;
type Of<W extends LiveAct['what']> = Extract<LiveAct, { what: W }>;

/** Decides one command on the state of the batch so far. Pure but for the work it changes. */
export function decideLive(command: LiveCommand, work: LiveWork, clock: LiveClock): LiveOutcome {
  try {
    if (command.type === 'live.system') return decideSystem(command.act, work, clock);
    return decideAct(command.act, command.personId, work, clock);
  } catch (error) {
    if (error instanceof DomainError) return { refused: error };
    throw error;
  }
}

function decideAct(act: LiveAct, personId: string, work: LiveWork, clock: LiveClock): LiveOutcome {
  const { record } = work;
  const standing = work.standing(personId);
  if (act.what === 'turn') {
    if (record.state !== act.seenState) throw stale(record);
    const verdict = turnVerdict(standing, record.state, act.to);
    if (verdict !== 'allow') throw refuseTurn(verdict, record, act.to);
    return turn(act.to, work, clock);
  }
  const verdict = liveActVerdict(standing, act.what, record.state);
  if (verdict !== 'allow') throw refuseAct(verdict, record);
  switch (act.what) {
    case 'plan':
      return plan(act, work, clock);
    case 'enter':
      return enter(personId, work, clock);
    case 'leave':
      return leave(personId, work, clock);
    case 'admit':
      return admit(act.personId, work, clock);
    case 'remove':
      return remove(act.personId, personId, work, clock);
    case 'lead':
      return lead(act.blockId, personId, work, clock);
    case 'go':
      return go(act, personId, work, clock);
    case 'extend':
      return extend(act, work, clock);
    case 'go-on-by-itself':
      return moved(work, clock, (seq) => work.changeCourse({ goesOnByItself: act.isOn }, seq));
    case 'role':
      return role(act, personId, work, clock);
    case 'lock':
      return changed(work, clock, (seq) => work.changeSession({ isLocked: act.isLocked }, seq));
    case 'rsvp': {
      const person = work.personOf(personId, clock.at);
      return peopleChanged([person.id], work, clock, (seq) => {
        // who says the same again keeps their turn
        const rsvpSeq = person.rsvp === act.answer ? person.rsvpSeq : seq;
        work.changePerson(person, { rsvp: act.answer, rsvpSeq }, seq);
      });
    }
    case 'attend': {
      const person = work.personOf(personId, clock.at);
      return peopleChanged([person.id], work, clock, (seq) =>
        work.changePerson(person, { attended: act.attended }, seq),
      );
    }
    case 'offer': {
      const person = work.personOf(personId, clock.at);
      return peopleChanged([person.id], work, clock, (seq) =>
        work.changePerson(person, { isWilling: act.isWilling }, seq),
      );
    }
  }
}

function decideSystem(act: LiveSystemAct, work: LiveWork, clock: LiveClock): LiveOutcome {
  const { record } = work;
  switch (act.what) {
    case 'time-over': {
      const isOver = record.passageEndsAt !== null && record.passageEndsAt.getTime() <= clock.at.getTime();
      if (record.state !== 'live' || !record.goesOnByItself || record.passageId !== act.passageId || !isOver)
        throw stale(record);
      const next = nextPassage(record.agenda, record.passageId);
      // after the last there is nothing to go on to: its time stays over, and nobody is asked again
      if (!next) return moved(work, clock, (seq) => work.changeCourse({ goesOnByItself: false }, seq));
      return goTo(next.id, null, work, clock);
    }
    case 'gone': {
      const person = work.people.get(act.personId);
      if (!person || (person.place !== 'waiting' && person.place !== 'in')) throw stale(record);
      return peopleChanged([person.id], work, clock, (seq) =>
        work.changePerson(person, { place: 'left', since: clock.at }, seq),
      );
    }
    case 'follow-series': {
      const change = followSeries(act, record);
      return changed(work, clock, (seq) => work.changeSession(change, seq));
    }
    case 'deputy':
      if (record.deputyId !== act.seenDeputyId) throw stale(record);
      return moved(work, clock, (seq) => work.changeCourse({ deputyId: act.deputyId }, seq));
  }
}

function turn(to: LiveRecord['state'], work: LiveWork, clock: LiveClock): LiveOutcome {
  const { record } = work;
  const seq = clock.nextSeq();
  const isBeginning = to === 'live' && record.startedAt === null;
  work.changeCourse(timeColumns(turnTime(timeOf(record), to, clock.at.getTime())), seq);
  work.changeSession(
    {
      state: to,
      startedAt: isBeginning ? clock.at : record.startedAt,
      endedAt: to === 'ended' && record.endedAt === null ? clock.at : record.endedAt,
    },
    seq,
  );
  const targetIds = to === 'live' ? letInOnStart(work, clock.at, seq) : [];
  return outcome('live.changed', seq, work, clock, targetIds);
}

function plan({ plan: wanted, seenSeq }: Of<'plan'>, work: LiveWork, clock: LiveClock): LiveOutcome {
  if (work.record.seq !== seenSeq) throw stale(work.record);
  const columns = planned(wanted, work.blocks);
  const isKept = work.record.passageId === null || wanted.agenda.some(({ id }) => id === work.record.passageId);
  if (!isKept)
    throw invalid('The group is at a passage that would be gone. Go on to another one first.', 'act.plan.agenda');
  return changed(work, clock, (seq) =>
    work.changeSession({ ...columns, ownParts: ownParts(work.record, wanted) }, seq),
  );
}

/** What of a date's plan is its own after a change to it alone; a start that is the series' again is not. */
function ownParts(record: LiveRecord, wanted: LivePlan): LiveRecord['ownParts'] {
  if (record.seriesId === null) return [];
  const parts = new Set([...record.ownParts, ...changedParts(planOf(record), wanted)]);
  if (wanted.start === record.seriesDate) parts.delete('start');
  return [...parts];
}

function lead(blockId: string, personId: string, work: LiveWork, clock: LiveClock): LiveOutcome {
  if (!work.blocks.has(blockId)) throw notFound();
  const seq = clock.nextSeq();
  work.changeLead(blockId, personId, clock.at, seq);
  return outcome('live.led', seq, work, clock);
}

function go({ passageId, seenPassageId }: Of<'go'>, personId: string, work: LiveWork, clock: LiveClock): LiveOutcome {
  if (work.record.passageId !== seenPassageId) throw stale(work.record);
  return goTo(passageId, personId, work, clock);
}

/** Goes to a passage, begins its time, and leads to its first paragraph. */
function goTo(passageId: string | null, personId: string | null, work: LiveWork, clock: LiveClock): LiveOutcome {
  const { record } = work;
  const passage = record.agenda.find(({ id }) => id === passageId) ?? null;
  if (passageId !== null && passage === null) throw notFound();
  const seq = clock.nextSeq();
  const isNew = passageId !== null && !record.visitedIds.includes(passageId);
  work.changeCourse(
    {
      passageId,
      visitedIds: isNew ? [...record.visitedIds, passageId] : record.visitedIds,
      ...timeColumns(beginPassage(passage, record.state, clock.at.getTime())),
    },
    seq,
  );
  if (passage && work.blocks.has(passage.fromBlockId)) work.changeLead(passage.fromBlockId, personId, clock.at, seq);
  // the passage gone to: how long the group was there is read off these events afterwards
  return outcome('live.moved', seq, work, clock, passageId === null ? [] : [passageId]);
}

function extend({ passageId, minutes }: Of<'extend'>, work: LiveWork, clock: LiveClock): LiveOutcome {
  if (work.record.passageId !== passageId) throw stale(work.record);
  const time = extendTime(timeOf(work.record), minutes, clock.at.getTime());
  return moved(work, clock, (seq) => work.changeCourse(timeColumns(time), seq));
}

function role({ personId, role: wanted }: Of<'role'>, byId: string, work: LiveWork, clock: LiveClock): LiveOutcome {
  const person = work.people.get(personId);
  if (!person) throw notFound();
  const isHigh = [person.role, wanted].some((one) => one === 'host' || one === 'co-host');
  if (isHigh && work.standing(byId) !== 'host') throw forbidden('Only the host says who is host or co-host.');
  if (person.personId === null && (wanted === 'host' || wanted === 'co-host'))
    throw forbidden('A guest cannot lead the session.');
  const hosts = [...work.people.values()].filter((one) => one.role === 'host');
  if (person.role === 'host' && wanted !== 'host' && hosts.length === 1)
    throw invalid('A session has a host. Make somebody else host first.', 'act.role');
  return peopleChanged([person.id], work, clock, (seq) => work.changePerson(person, { role: wanted }, seq));
}

/** A change of the session that everybody is told whole. */
export function changed(work: LiveWork, clock: LiveClock, change: (seq: number) => void): LiveOutcome {
  const seq = clock.nextSeq();
  change(seq);
  return outcome('live.changed', seq, work, clock);
}

function moved(work: LiveWork, clock: LiveClock, change: (seq: number) => void): LiveOutcome {
  const seq = clock.nextSeq();
  change(seq);
  return outcome('live.moved', seq, work, clock);
}

function peopleChanged(
  ids: readonly string[],
  work: LiveWork,
  clock: LiveClock,
  change: (seq: number) => void,
): LiveOutcome {
  const seq = clock.nextSeq();
  change(seq);
  return outcome('live.people-changed', seq, work, clock, ids);
}

function outcome(
  type: LiveEvent['type'],
  seq: number,
  work: LiveWork,
  { at }: LiveClock,
  targetIds: readonly string[] = [],
): LiveOutcome {
  return { event: { type, targetIds: [...targetIds] }, shown: work.shown(type, seq, at, targetIds), answer: { seq } };
}

function timeOf({ passageEndsAt, passageLeftMs }: LiveRecord): PassageTime {
  return { endsAt: passageEndsAt?.toISOString() ?? null, leftMs: passageLeftMs };
}

function timeColumns({ endsAt, leftMs }: PassageTime): Pick<LiveRecord, 'passageEndsAt' | 'passageLeftMs'> {
  return { passageEndsAt: endsAt === null ? null : new Date(endsAt), passageLeftMs: leftMs };
}
