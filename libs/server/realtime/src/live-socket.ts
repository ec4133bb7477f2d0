import type { Server, Socket } from 'socket.io';
import type { ClientToServerEvents, Person, ServerToClientEvents, StreamRef } from '@lectern/contracts';
import type { Caller } from '@lectern/server/platform';

/** A stream a socket has joined and the room it listens in. */
export interface JoinedStream {
  readonly stream: StreamRef;
  readonly groupId: string;
  room: string;
}

/** What the server knows of a socket; all of it set at the handshake or by the server itself. */
export interface SocketData {
  caller: Caller;
  /** null: not signed in */
  person: Person | null;
  joined: Map<string, JoinedStream>;
  unknownMessages: number;
}

export type LiveServer = Server<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;
export type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents, Record<string, never>, SocketData>;
