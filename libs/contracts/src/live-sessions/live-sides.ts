import * as z from 'zod';
import { eventBase } from '../event-base';
import { commandIdSchema, idSchema, momentSchema, sequenceSchema } from '../identifiers';
import { storableText } from '../text';
import { liveWordsSchema } from './live-chat';
import { liveLimits } from './live-limits';

/**
 * A side of a session has an audience and a stream of its own: facilitators among themselves, the notes, the chat of a
 * small room. Nothing of it is in the session's stream, not even a number.
 */
export const liveSideKindSchema = z.enum(['backstage', 'notes', 'room']);
export type LiveSideKind = z.infer<typeof liveSideKindSchema>;

/** Something said at a side; withdrawn without its words and whose they were. */
export const sideLineSchema = z.strictObject({
  id: idSchema,
  personId: idSchema.nullable(),
  text: z.string().nullable(),
  at: momentSchema,
  createdSeq: sequenceSchema,
  isWithdrawn: z.boolean(),
  seq: sequenceSchema,
});
export type SideLine = z.infer<typeof sideLineSchema>;

/**
 * A note: an entry of the document a session writes together. Notes stand in the order of their `place`. Withdrawn: without
 * its words and who wrote them.
 */
export const liveNoteSchema = z.strictObject({
  id: idSchema,
  text: z.string().nullable(),
  place: z.number(),
  writtenById: idSchema.nullable(),
  /** who changed its words last, if that was somebody else */
  changedById: idSchema.nullable(),
  at: momentSchema,
  isWithdrawn: z.boolean(),
  /** the number that changed its words last: what `seenSeq` is held against */
  textSeq: sequenceSchema,
  seq: sequenceSchema,
});
export type LiveNote = z.infer<typeof liveNoteSchema>;

/** What a side holds: the newest lines, or all notes. */
export const liveSideContentSchema = z.strictObject({
  lines: z.array(sideLineSchema),
  notes: z.array(liveNoteSchema),
});
export type LiveSideContent = z.infer<typeof liveSideContentSchema>;

/** A side whole, for who may hear it, with the number it stands at. */
export const liveSideSchema = z.strictObject({
  ...liveSideContentSchema.shape,
  id: idSchema,
  sessionId: idSchema,
  kind: liveSideKindSchema,
  head: sequenceSchema,
  can: z.strictObject({ write: z.boolean(), withdrawOthers: z.boolean() }),
  /** lines and notes of one's own that somebody else withdrew, and why */
  ownWithdrawn: z.array(z.strictObject({ id: idSchema, reason: z.string() })),
});
export type LiveSide = z.infer<typeof liveSideSchema>;

const lineTextSchema = liveWordsSchema(liveLimits.liveLineCharacters);
const noteTextSchema = liveWordsSchema(liveLimits.liveNoteCharacters);
const reasonSchema = storableText(liveLimits.handReasonCharacters).nullable();

/** What can be done at a side. `seenSeq` is the `textSeq` of the note the caller looked at: was it changed since, it is refused. */
export const liveSideActSchema = z.discriminatedUnion('what', [
  /** the line is called like its command */
  z.strictObject({ what: z.literal('say-aside'), text: lineTextSchema }),
  /** one's own, or with a reason somebody else's */
  z.strictObject({ what: z.literal('withdraw-aside'), lineId: idSchema, reason: reasonSchema }),
  /** the note is called like its command; it comes after another one, or first */
  z.strictObject({ what: z.literal('add-note'), text: noteTextSchema, afterId: idSchema.nullable() }),
  z.strictObject({ what: z.literal('edit-note'), noteId: idSchema, text: noteTextSchema, seenSeq: sequenceSchema }),
  z.strictObject({ what: z.literal('move-note'), noteId: idSchema, afterId: idSchema.nullable() }),
  z.strictObject({ what: z.literal('withdraw-note'), noteId: idSchema, reason: reasonSchema }),
]);
export type LiveSideAct = z.infer<typeof liveSideActSchema>;
export type LiveSideActName = LiveSideAct['what'];

/** One act at a side of a live session. */
export const actAtSideSchema = z.strictObject({
  commandId: commandIdSchema,
  sideId: idSchema,
  act: liveSideActSchema,
});
export type ActAtSide = z.infer<typeof actAtSideSchema>;

/** What is told to who hears a side. */
export const liveSideEvents = [
  z.strictObject({ ...eventBase, type: z.literal('side.line-changed'), line: sideLineSchema }),
  z.strictObject({ ...eventBase, type: z.literal('side.note-changed'), note: liveNoteSchema }),
] as const;
