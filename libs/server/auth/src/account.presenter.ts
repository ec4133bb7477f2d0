import type { Account, SignedInSession } from '@lectern/contracts';
import type { ListedSession } from '@lectern/server/sessions';
import type { StoredPerson } from './person.repository';

/** A person's account as only they see it. */
export function presentAccount(person: StoredPerson): Account {
  return {
    id: person.id,
    email: person.email,
    displayName: person.displayName,
    createdAt: person.createdAt.toISOString(),
  };
}

/** A place where a person is signed in. */
export function presentSession(session: ListedSession, currentId: string): SignedInSession {
  return {
    id: session.id,
    isCurrent: session.id === currentId,
    signedInAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    userAgent: session.userAgent,
    isPushedTo: session.isPushedTo,
  };
}
