import * as z from 'zod';
import { eventBase } from '../event-base';
import { commandIdSchema, idSchema, momentSchema, sequenceSchema } from '../identifiers';
import { singleLine } from '../text';
import { liveLimits } from './live-limits';

/** What a raised hand is for; what comes later in this list stands before what comes earlier. */
export const handKindSchema = z.enum(['new-point', 'direct-reply', 'clarifying-question', 'point-of-order']);
export type HandKind = z.infer<typeof handKindSchema>;

/** How a group orders its hands: as they were raised, or who spoke least first. */
export const handOrderSchema = z.enum(['first-come', 'balanced']);
export type HandOrder = z.infer<typeof handOrderSchema>;

/** Why a facilitator moved or lowered somebody's hand, in one line. */
export const handReasonTextSchema = singleLine(liveLimits.handReasonCharacters);

/** Where a facilitator put a hand: the place from 0, by which number of the stream, and why. */
export const handPlaceSchema = z.strictObject({ index: z.int().min(0), seq: sequenceSchema, reason: z.string() });
export type HandPlace = z.infer<typeof handPlaceSchema>;

/**
 * A raised hand, the same for everyone in the session; `seq` is the number that changed it last. It is up until it has
 * the floor or is over. Where it stands follows from all of them: `speakingOrder`.
 */
export const liveHandSchema = z.strictObject({
  id: idSchema,
  personId: idSchema,
  /** null: the facilitator gave the floor without a raised hand */
  kind: handKindSchema.nullable(),
  /** of a direct reply: to whom */
  repliesToId: idSchema.nullable(),
  /** the stream's number it was raised with: the order in which hands arrived at the server */
  arrival: sequenceSchema,
  raisedAt: momentSchema,
  placed: handPlaceSchema.nullable(),
  /** has or had the floor: by which number, since when, and until when one was asked to speak: an end, not ticks */
  floor: z.strictObject({ seq: sequenceSchema, since: momentSchema, until: momentSchema.nullable() }).nullable(),
  /** spoke, lowered it, or a facilitator lowered it and said why; null: it is up or has the floor */
  over: z.strictObject({ how: z.enum(['spoke', 'lowered', 'taken-down']), reason: z.string().nullable() }).nullable(),
  seq: sequenceSchema,
});
export type LiveHand = z.infer<typeof liveHandSchema>;

/** How often somebody had the floor. */
export const liveTurnsSchema = z.strictObject({ id: idSchema, count: z.int().min(1), seq: sequenceSchema });
export type LiveTurns = z.infer<typeof liveTurnsSchema>;

/** What the group agreed on for its turns. */
export const liveTurnRulesSchema = z.strictObject({
  order: handOrderSchema,
  /** seconds a speaker is asked to keep to; null: no end is shown */
  turnSeconds: z.int().min(10).max(liveLimits.turnSecondsMax).nullable(),
  seq: sequenceSchema,
});
export type LiveTurnRules = z.infer<typeof liveTurnRulesSchema>;

/** What can be done with hands and the floor. `seen…` names what the caller acts on: has it changed since, it is refused. */
export const liveHandActSchema = z.discriminatedUnion('what', [
  /** the hand is called like its command */
  z.strictObject({ what: z.literal('raise-hand'), kind: handKindSchema }),
  /** one's own, or with a reason somebody else's */
  z.strictObject({ what: z.literal('lower-hand'), handId: idSchema, reason: handReasonTextSchema.nullable() }),
  z.strictObject({
    what: z.literal('move-hand'),
    handId: idSchema,
    index: z.int().min(0).max(liveLimits.handsPerLiveSession),
    reason: handReasonTextSchema,
  }),
  /** to a hand, or to somebody who raised none; `seenFloorId`: the hand that has the floor before */
  z.strictObject({
    what: z.literal('give-floor'),
    to: z.discriminatedUnion('by', [
      z.strictObject({ by: z.literal('hand'), handId: idSchema }),
      z.strictObject({ by: z.literal('person'), personId: idSchema }),
    ]),
    seenFloorId: idSchema.nullable(),
  }),
  /** one's own turn, or somebody else's */
  z.strictObject({ what: z.literal('end-turn'), handId: idSchema }),
  z.strictObject({
    what: z.literal('turn-rules'),
    order: handOrderSchema,
    turnSeconds: liveTurnRulesSchema.shape.turnSeconds,
    seenSeq: sequenceSchema,
  }),
]);
export type LiveHandAct = z.infer<typeof liveHandActSchema>;
export type LiveHandActName = LiveHandAct['what'];

/** One act on the hands of a live session. */
export const actOnHandsSchema = z.strictObject({
  commandId: commandIdSchema,
  sessionId: idSchema,
  act: liveHandActSchema,
});
export type ActOnHands = z.infer<typeof actOnHandsSchema>;

/** What is told of hands: those that are others now, and how often those have spoken who began to. */
export const liveHandEvents = [
  z.strictObject({
    ...eventBase,
    type: z.literal('live.hands-changed'),
    hands: z.array(liveHandSchema),
    turns: z.array(liveTurnsSchema),
  }),
  z.strictObject({ ...eventBase, type: z.literal('live.turn-rules-changed'), turnRules: liveTurnRulesSchema }),
] as const;
