import type { StreamRef } from '@lectern/contracts';

/**
 * Rooms are addresses, not permissions. A stream's room carries its group's audience version: when
 * somebody loses access the version grows, those who may stay move on, and whoever was missed sits
 * in a room nobody speaks in.
 */
export function streamRoom(stream: StreamRef, audienceVersion: number): string {
  return `${stream.kind}:${stream.id}:v${audienceVersion}`;
}

/** All sockets of one signed-in session. */
export function sessionRoom(sessionId: string): string {
  return `session:${sessionId}`;
}

/** All sockets of one person. */
export function personRoom(personId: string): string {
  return `person:${personId}`;
}

/** The name of a stream within this process. */
export function streamKey(stream: StreamRef): string {
  return `${stream.kind}:${stream.id}`;
}
