import type { LiveState } from '@lectern/contracts';
import type { LiveVerdict } from '@lectern/domain';
import { DomainError, forbidden } from '@lectern/server/platform';
import type { LiveRecord } from './live-session.records';

/** It was meant for a state that is not any more; the client has it, or gets it in a moment. */
export function stale({ state }: LiveRecord): DomainError {
  return new DomainError('E_CONFLICT', `The session has gone on meanwhile; it is ${words[state]}.`, {
    reason: 'LIVE_STALE',
  });
}

/** Why somebody may not bring a session to a state. */
export function refuseTurn(verdict: LiveVerdict, { state }: LiveRecord, to: LiveState): DomainError {
  if (verdict === 'forbid') return forbidden(`Your role in this session does not allow it to be ${words[to]}.`);
  return new DomainError('E_CONFLICT', `A session that is ${words[state]} cannot be ${words[to]} next.`, {
    reason: 'LIVE_STATE',
  });
}

/** Why something else may not be done. */
export function refuseAct(verdict: LiveVerdict, { state }: LiveRecord): DomainError {
  if (verdict === 'forbid') return forbidden('Your role in this session does not allow this.');
  const isOver = state === 'ended' || state === 'archived' || state === 'cancelled';
  return new DomainError(isOver ? 'E_GONE' : 'E_CONFLICT', `The session is ${words[state]}.`, {
    reason: isOver ? 'LIVE_OVER' : 'LIVE_NOT_OPEN',
  });
}

/** Nobody else comes in. */
export function locked(): DomainError {
  return new DomainError('E_CONFLICT', 'The session is locked: nobody else comes in. Ask its host.', {
    reason: 'LIVE_LOCKED',
  });
}

/** There is no seat left. */
export function full(seats: number): DomainError {
  return new DomainError('E_CONFLICT', `All ${seats} places are taken. Try again when somebody has left.`, {
    reason: 'LIVE_FULL',
    retryAfterSeconds: 30,
  });
}

const words: Readonly<Record<LiveState, string>> = {
  draft: 'a draft',
  scheduled: 'not open yet',
  lobby: 'about to begin',
  live: 'under way',
  paused: 'paused',
  'wrap-up': 'wrapping up',
  ended: 'over',
  archived: 'archived',
  cancelled: 'cancelled',
};
