import * as z from 'zod';
import { idSchema, momentSchema, personSchema } from './identifiers';
import { limits } from './limits';

/** A few people of the group who discuss a reading among themselves. */
export const circleSchema = z.strictObject({
  id: idSchema,
  /** within its deal, from 1 */
  number: z.int(),
  people: z.array(personSchema),
});
export type Circle = z.infer<typeof circleSchema>;

/** How circles were made: by which method from which seed, and how well it did; made empty they have neither. */
export const circleDealingSchema = z.strictObject({
  id: idSchema,
  /** how many people a circle was to have; of circles made empty: how many there are */
  size: z.int(),
  withLeaders: z.boolean(),
  dealtAt: momentSchema,
  dealt: z
    .strictObject({
      seed: z.int(),
      /** see the documentation: what each method does is written down there */
      method: z.int(),
      /** pairs of people who sat together, and those for the first time */
      pairs: z.int(),
      newPairs: z.int(),
      /** no deal could have more */
      mostNewPairs: z.int(),
      /** how many are to be expected from chance alone */
      newPairsAtRandom: z.number(),
    })
    .nullable(),
});
export type CircleDealing = z.infer<typeof circleDealingSchema>;

/** The circles of a reading. Who leads sees all of them, everybody else their own. */
export const circlesSchema = z.strictObject({
  reading: z.strictObject({ id: idSchema, title: z.string() }),
  group: z.strictObject({ id: idSchema, name: z.string() }),
  /** null: the reading is discussed by all */
  dealing: circleDealingSchema.nullable(),
  own: circleSchema.nullable(),
  /** for who leads: all of them; otherwise none */
  circles: z.array(circleSchema),
  /** for who leads: those who may write and are in no circle */
  unplaced: z.array(personSchema),
  can: z.strictObject({ deal: z.boolean() }),
});
export type Circles = z.infer<typeof circlesSchema>;

/** the deal that was there when this was decided; null: none */
const basis = idSchema.nullable();

/** Deals people into circles, or makes empty ones to be filled by hand. Circles there are come to an end. */
export const dealCirclesSchema = z.discriminatedUnion('how', [
  z.strictObject({
    how: z.literal('dealt'),
    basis,
    size: z.int().min(2).max(limits.peoplePerCircle),
    withLeaders: z.boolean(),
    /** to deal as once before; left out: drawn */
    seed: z.int().min(0).max(limits.circleSeed).optional(),
  }),
  z.strictObject({ how: z.literal('by-hand'), basis, count: z.int().min(1).max(limits.circlesByHand) }),
]);
export type DealCircles = z.infer<typeof dealCirclesSchema>;

/** Puts somebody into a circle; they leave the one they were in. */
export const placeInCircleSchema = z.strictObject({ personId: idSchema, circleId: idSchema });
export type PlaceInCircle = z.infer<typeof placeInCircleSchema>;

/** Ends the circles of a deal. */
export const dissolveCirclesSchema = z.strictObject({ basis: idSchema });
