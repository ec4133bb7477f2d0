import * as z from 'zod';
import { refusalSchema, type Refusal } from './errors';
import { idSchema } from './identifiers';
import { importSchema } from './imports';
import {
  actAtSideSchema,
  actInChatSchema,
  actInLiveSessionSchema,
  actOnFollowUpsSchema,
  actOnHandsSchema,
  actOnPollsSchema,
  arrangeLiveSchema,
  followPersonSchema,
  liveAnswerSchema,
  liveBeatSchema,
  liveHeatSchema,
  liveReactionsSchema,
  reactLiveSchema,
  setSignalSchema,
  livePositionSchema,
  livePresenceSchema,
} from './live-sessions';
import { unreadStatementsSchema } from './moderation/statements';
import { reactSchema } from './reactions';
import {
  streamRefSchema,
  eventPageSchema,
  joinStreamSchema,
  presenceSchema,
  readStreamSchema,
  streamEventsSchema,
  streamHeadSchema,
} from './streams';
import {
  changeThreadSchema,
  createCommentSchema,
  deleteCommentSchema,
  editCommentSchema,
  markReadingReadSchema,
  markThreadReadSchema,
  openThreadSchema,
  placeThreadSchema,
  readStateSchema,
  threadCommandAnswerSchema,
} from './threads';

const nothingSchema = z.strictObject({});

/** What a client may send over the socket: the input of each message and what its acknowledgement carries. */
export const clientMessages = {
  'stream.join': { input: joinStreamSchema, answer: eventPageSchema },
  'stream.read': { input: readStreamSchema, answer: eventPageSchema },
  'stream.leave': { input: z.strictObject({ stream: streamRefSchema }), answer: nothingSchema },
  'thread.open': { input: openThreadSchema, answer: threadCommandAnswerSchema },
  'comment.create': { input: createCommentSchema, answer: threadCommandAnswerSchema },
  'comment.edit': { input: editCommentSchema, answer: threadCommandAnswerSchema },
  'comment.delete': { input: deleteCommentSchema, answer: threadCommandAnswerSchema },
  'thread.place': { input: placeThreadSchema, answer: threadCommandAnswerSchema },
  'comment.react': { input: reactSchema, answer: threadCommandAnswerSchema },
  'thread.change': { input: changeThreadSchema, answer: threadCommandAnswerSchema },
  'thread.mark-read': { input: markThreadReadSchema, answer: nothingSchema },
  'reading.mark-read': { input: markReadingReadSchema, answer: nothingSchema },
  'live.act': { input: actInLiveSessionSchema, answer: liveAnswerSchema },
  'live.hand': { input: actOnHandsSchema, answer: liveAnswerSchema },
  'live.poll': { input: actOnPollsSchema, answer: liveAnswerSchema },
  'live.chat': { input: actInChatSchema, answer: liveAnswerSchema },
  'live.follow-up': { input: actOnFollowUpsSchema, answer: liveAnswerSchema },
  'live.side': { input: actAtSideSchema, answer: liveAnswerSchema },
  'live.arrange': { input: arrangeLiveSchema, answer: liveAnswerSchema },
  'live.beat': { input: liveBeatSchema, answer: nothingSchema },
  'live.signal': { input: setSignalSchema, answer: nothingSchema },
  'live.react': { input: reactLiveSchema, answer: nothingSchema },
  'live.follow': { input: followPersonSchema, answer: nothingSchema },
} as const;
export type ClientMessages = typeof clientMessages;
export type ClientMessageName = keyof ClientMessages;
export type ClientMessageInput<N extends ClientMessageName> = z.infer<ClientMessages[N]['input']>;
export type ClientMessageAnswer<N extends ClientMessageName> = z.infer<ClientMessages[N]['answer']>;

/** What the server sends by itself. */
export const serverMessages = {
  'stream.events': streamEventsSchema,
  /** the newest number of a stream, at least every 15 s: who has less asks for the rest */
  'stream.head': streamHeadSchema,
  /** the stream may no longer be read; its room was left */
  'stream.closed': z.strictObject({ stream: streamRefSchema }),
  /** the role of the person behind this socket changed in a group: look again what may be done there */
  'access.changed': z.strictObject({ groupId: idSchema }),
  /** something was marked as read by the person behind this socket, here or in another of their browsers */
  'read-state.changed': readStateSchema,
  /** the person behind this socket was told of a decision about them or a comment of theirs, or read what they were told */
  'statements.changed': unreadStatementsSchema,
  'presence.changed': presenceSchema,
  /** who is in a live session one has entered; no event of its stream, as presence never is */
  'live.presence': livePresenceSchema,
  /** which signals people set on which paragraphs, of a live session one is in */
  'live.heat': liveHeatSchema,
  /** which reactions came within the last second, of a live session one is in */
  'live.reactions': liveReactionsSchema,
  /** where the person one follows in a live session is */
  'live.position': livePositionSchema,
  /** how far an import of the person behind this socket is; after a gap, `GET /api/imports/:importId` says the same */
  'import.changed': importSchema,
  /** which build of the client this server serves, once to each new connection: who has another one is out of date */
  'server.client': z.strictObject({ build: z.string().max(64) }),
  /** the server is going away; come back after so many milliseconds */
  'server.draining': z.strictObject({ retryInMs: z.int().min(0) }),
  /** signed out here: the socket closes */
  'session.ended': nothingSchema,
} as const;
export type ServerMessages = typeof serverMessages;
export type ServerMessageName = keyof ServerMessages;
export type ServerMessagePayload<N extends ServerMessageName> = z.infer<ServerMessages[N]>;

/** An acknowledgement: done with its answer, or refused with a code. Done means committed. */
export type Acknowledgement<T> = { ok: true; answer: T } | { ok: false; refusal: Refusal };
export function acknowledgementSchema<T extends z.ZodType>(answer: T) {
  return z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), answer }),
    z.strictObject({ ok: z.literal(false), refusal: refusalSchema }),
  ]);
}

/** Event maps for Socket.IO's types, derived so that nothing is written twice. */
export type ClientToServerEvents = {
  [N in ClientMessageName]: (
    input: ClientMessageInput<N>,
    ack: (answer: Acknowledgement<ClientMessageAnswer<N>>) => void,
  ) => void;
};
export type ServerToClientEvents = { [N in ServerMessageName]: (payload: ServerMessagePayload<N>) => void };
