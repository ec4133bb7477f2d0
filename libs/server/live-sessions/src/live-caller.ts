import { DomainError, type SignedInCaller } from '@lectern/server/platform';
import type { LiveSocket } from '@lectern/server/realtime';

/** Who is behind a socket, if somebody is signed in there. */
export function signedIn(socket: LiveSocket): SignedInCaller {
  const { caller } = socket.data;
  if (caller.personId === null || caller.sessionId === null) throw new DomainError('E_AUTH', 'Sign in first.');
  return caller as SignedInCaller;
}
