import * as z from 'zod';
import { eventBase } from '../event-base';
import { commandIdSchema, idSchema, momentSchema, sequenceSchema } from '../identifiers';
import { storableText } from '../text';
import { liveLimits } from './live-limits';

/** The notes of a session: where they are, who besides those who lead may write them, and whether everybody sees them. */
export const liveNoteBookSchema = z.strictObject({
  /** the side they are at; null: nobody has opened them */
  sideId: idSchema.nullable(),
  writerIds: z.array(idSchema),
  isShown: z.boolean(),
  seq: sequenceSchema,
});
export type LiveNoteBook = z.infer<typeof liveNoteBookSchema>;

/** Whether the group is in small rooms, and when all come back: an end, not ticks. */
export const liveSplitSchema = z.strictObject({
  /** how often it was split; rooms of another round are over */
  round: z.int().min(0),
  isSplit: z.boolean(),
  /** everybody was called back, and is back at this moment */
  comesBackAt: momentSchema.nullable(),
  seq: sequenceSchema,
});
export type LiveSplit = z.infer<typeof liveSplitSchema>;

/** A small room: who is in it, what they read, until when, and what they note for all. Its chat is a side called like it. */
export const liveSmallRoomSchema = z.strictObject({
  id: idSchema,
  round: z.int().min(1),
  number: z.int().min(1),
  /** a passage of the agenda; null: the one all were at */
  passageId: idSchema.nullable(),
  endsAt: momentSchema.nullable(),
  memberIds: z.array(idSchema),
  note: z.string(),
  noteById: idSchema.nullable(),
  /** the number that changed the note last: what `seenSeq` of `room-note` is held against */
  noteSeq: sequenceSchema,
  seq: sequenceSchema,
});
export type LiveSmallRoom = z.infer<typeof liveSmallRoomSchema>;

const passagesSchema = z.array(idSchema).max(liveLimits.roomsPerSplit);
const minutesSchema = z.int().min(1).max(liveLimits.passageMinutesMax).nullable();
const noteSchema = storableText(liveLimits.roomNoteCharacters).transform((text) => text.trim());

/** What facilitators arrange, and what a small room notes. `seen…` names what the caller acts on: has it changed since, it is refused. */
export const liveArrangeActSchema = z.discriminatedUnion('what', [
  /** says who besides those who lead writes the notes, and whether everybody sees them: shown, they stay shown */
  z.strictObject({
    what: z.literal('open-notes'),
    writerIds: z.array(idSchema).max(liveLimits.noteWritersPerLiveSession),
    isShown: z.boolean(),
    seenSeq: sequenceSchema,
  }),
  /** by size: everybody who is in and leads nothing is dealt; by hand: who goes together, and whoever is left out stays */
  z.strictObject({
    what: z.literal('split'),
    deal: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('size'), size: z.int().min(2).max(liveLimits.peoplePerRoom) }),
      z.strictObject({
        by: z.literal('hand'),
        rooms: z.array(z.array(idSchema).max(liveLimits.peoplePerLiveSession)).min(1).max(liveLimits.roomsPerSplit),
      }),
    ]),
    /** rooms take these passages in turn */
    passageIds: passagesSchema,
    minutes: minutesSchema,
    seenRound: z.int().min(0),
  }),
  /** into another room, or to those who are in none */
  z.strictObject({
    what: z.literal('move-person'),
    personId: idSchema,
    roomId: idSchema.nullable(),
    seenRoomId: idSchema.nullable(),
  }),
  /** another passage, more time */
  z.strictObject({
    what: z.literal('set-room'),
    roomId: idSchema,
    passageId: idSchema.nullable(),
    minutes: minutesSchema,
    seenSeq: sequenceSchema,
  }),
  /** calls everybody back, in so many seconds; again: at another moment */
  z.strictObject({ what: z.literal('call-back'), seconds: z.int().min(0).max(600), seenRound: z.int().min(0) }),
  /** what a room notes for everybody; empty: takes it away */
  z.strictObject({ what: z.literal('room-note'), roomId: idSchema, text: noteSchema, seenSeq: sequenceSchema }),
]);
export type LiveArrangeAct = z.infer<typeof liveArrangeActSchema>;
export type LiveArrangeActName = LiveArrangeAct['what'];

/** One act of arranging a live session's rooms and notes. */
export const arrangeLiveSchema = z.strictObject({
  commandId: commandIdSchema,
  sessionId: idSchema,
  act: liveArrangeActSchema,
});
export type ArrangeLive = z.infer<typeof arrangeLiveSchema>;

/** What is told of rooms and notes: which rooms are others now. */
export const liveArrangementEvents = [
  z.strictObject({ ...eventBase, type: z.literal('live.note-book-changed'), noteBook: liveNoteBookSchema }),
  z.strictObject({
    ...eventBase,
    type: z.literal('live.split-changed'),
    split: liveSplitSchema,
    rooms: z.array(liveSmallRoomSchema),
  }),
] as const;
