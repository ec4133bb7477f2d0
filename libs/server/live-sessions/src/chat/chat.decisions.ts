import { limits, type LiveAnswer, type LiveChatAct, type LiveEvent } from '@lectern/contracts';
import { chatVerdict, type LiveStanding } from '@lectern/domain';
import { DomainError, invalid, notFound } from '@lectern/server/platform';
import type { Outcome } from '@lectern/server/realtime';
import { refuseAct } from '../live-refusals';
import type { LiveRecord } from '../live-session.records';
import type { LiveClock } from '../live-work';
import { presentPoll } from '../polls/poll.presenter';
import type { PollRecord } from '../polls/poll.records';
import type { ChatCommand } from './chat-command';
import type { ChatWork } from './chat-work';
import { presentLine } from './line.presenter';
import type { LineRecord } from './line.records';

type ChatOutcome = Outcome<LiveAnswer>;
type Of<W extends LiveChatAct['what']> = Extract<LiveChatAct, { what: W }>;

/** Decides one command on the chat as the batch has left it so far. Pure but for the work it changes. */
export function decideChat(command: ChatCommand, work: ChatWork, clock: LiveClock): ChatOutcome {
  try {
    return decideAct(command, work, clock);
  } catch (error) {
    if (error instanceof DomainError) return { refused: error };
    throw error;
  }
}

function decideAct({ act, personId, commandId }: ChatCommand, work: ChatWork, clock: LiveClock): ChatOutcome {
  switch (act.what) {
    case 'say': {
      refuseUnlessAllowed(personId, 'say', true, work);
      if (!work.room.isIn(personId)) throw stale('Come into the session first.', 'NOT_IN');
      if (work.count >= limits.linesPerLiveSession)
        throw stale(`At most ${limits.linesPerLiveSession} lines are said in a session.`, 'CHAT_FULL');
      const seq = clock.nextSeq();
      const line = newLine(commandId, personId, act.text, clock.at, seq);
      work.add(line);
      return lineChanged(line, clock);
    }
    case 'to-comment': {
      const line = knownLine(act.lineId, work);
      const { room } = work;
      refuseComment(line, act.threadId, { personId, standing: room.standing(personId), record: room.record });
      work.change(line, { threadId: act.threadId, blockId: act.blockId }, clock.nextSeq());
      return lineChanged(line, clock);
    }
    case 'withdraw':
      return withdraw(act, personId, work, clock);
  }
}

/** Who wants to make a comment of a line, and of which session. */
export interface Commenting {
  readonly personId: string;
  readonly standing: LiveStanding;
  readonly record: LiveRecord;
}

/** Refuses to make a comment of a line where one may not, where it was withdrawn or is one already. */
export function refuseComment(line: LineRecord, threadId: string, { personId, standing, record }: Commenting): void {
  const verdict = chatVerdict(standing, 'to-comment', line.personId === personId, record.state);
  if (verdict !== 'allow') throw refuseAct(verdict, record);
  if (line.withdrawnAt) throw stale('This line was withdrawn.', 'WITHDRAWN');
  if (line.threadId !== null && line.threadId !== threadId) throw stale('It is a comment already.', 'LINE_COMMENT');
}

function withdraw({ target, reason }: Of<'withdraw'>, personId: string, work: ChatWork, clock: LiveClock): ChatOutcome {
  const contribution = target.kind === 'line' ? work.line(target.id) : work.poll(target.id);
  if (!contribution) throw notFound();
  const authorId = 'personId' in contribution ? contribution.personId : contribution.openedById;
  refuseUnlessAllowed(personId, 'withdraw', authorId === personId, work);
  if (contribution.withdrawnAt) throw stale('It was withdrawn already.', 'WITHDRAWN');
  if (authorId !== personId && (reason ?? '').trim() === '') throw invalid('Say why, so that they know.', 'act.reason');
  const seq = clock.nextSeq();
  work.withdrawn.set(target.id, seq);
  if ('openedById' in contribution) {
    work.withdrawPoll(contribution, clock.at, seq);
    return pollChanged(contribution, clock);
  }
  const withdrawn = { withdrawnAt: clock.at, withdrawnById: personId, withdrawnReason: reason, text: '' };
  work.change(contribution, withdrawn, seq);
  return lineChanged(contribution, clock);
}

function refuseUnlessAllowed(personId: string, act: LiveChatAct['what'], isOwn: boolean, { room }: ChatWork): void {
  const verdict = chatVerdict(room.standing(personId), act, isOwn, room.record.state);
  if (verdict !== 'allow') throw refuseAct(verdict, room.record);
}

function knownLine(lineId: string, work: ChatWork): LineRecord {
  const line = work.line(lineId);
  if (!line) throw notFound();
  return line;
}

function newLine(id: string, personId: string, text: string, at: Date, seq: number): LineRecord {
  const withdrawn = { withdrawnAt: null, withdrawnById: null, withdrawnReason: null };
  return { id, personId, text, at, createdSeq: seq, threadId: null, blockId: null, ...withdrawn, seq };
}

function lineChanged(line: LineRecord, clock: LiveClock): ChatOutcome {
  return told({ ...baseOf(line, clock), type: 'live.line-changed', line: presentLine(line) }, line);
}

function pollChanged(poll: PollRecord, clock: LiveClock): ChatOutcome {
  return told({ ...baseOf(poll, clock), type: 'live.poll-changed', poll: presentPoll(poll) }, poll);
}

function baseOf({ seq }: { readonly seq: number }, { at }: LiveClock) {
  return { seq, at: at.toISOString() };
}

function told(shown: LiveEvent, { id }: { readonly id: string }): ChatOutcome {
  return { event: { type: shown.type, targetIds: [id] }, shown, answer: { seq: shown.seq } };
}

function stale(message: string, reason: string): DomainError {
  return new DomainError('E_CONFLICT', message, { reason });
}
