import { momentSchema, sequenceSchema } from './identifiers';

/** What every event of a stream has: its number and its moment. */
export const eventBase = { seq: sequenceSchema.min(1), at: momentSchema };
