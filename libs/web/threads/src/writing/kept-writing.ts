import { chosenAudienceSchema, limits, spanSchema } from '@lectern/contracts';
import * as z from 'zod';
import { targetKey, type WritingTarget } from './writing-target';

const place = z.string().max(60);
const id = z.string().max(40);
const targetSchema: z.ZodType<WritingTarget> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('thread'),
    place,
    span: spanSchema.nullable(),
    isQuestion: z.boolean().optional(),
    audience: chosenAudienceSchema.optional(),
  }),
  z.object({ kind: z.literal('answer'), place, threadId: id, parentId: id.nullable() }),
  z.object({ kind: z.literal('edit'), place, threadId: id, commentId: id }),
  z.object({ kind: z.literal('rewrite'), place, commandId: id }),
]);
const keptSchema = z.array(
  z.object({ target: targetSchema, body: z.string().max(limits.commentCharacters * 2), keptAtMs: z.number() }),
);

/** A text that was begun and not sent. */
export type KeptText = z.infer<typeof keptSchema>[number];

const textsMax = 20;

/** The begun texts of one person in one reading, kept in the browser so that a reload does not lose them. */
export class KeptWriting {
  private readonly key: string;

  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    personId: string,
    readingId: string,
  ) {
    this.key = `lectern.writing.${personId}.${readingId}`;
  }

  all(): KeptText[] {
    try {
      return keptSchema.parse(JSON.parse(this.storage.getItem(this.key) ?? '[]'));
    } catch {
      return [];
    }
  }

  body(target: WritingTarget): string | null {
    return this.all().find((text) => targetKey(text.target) === targetKey(target))?.body ?? null;
  }

  /** The text begun last at a place. */
  lastAt(at: string): KeptText | null {
    return (
      this.all()
        .filter(({ target }) => target.place === at)
        .at(-1) ?? null
    );
  }

  /** Keeps a text; an empty one is forgotten. A full storage only means that a reload would lose it. */
  keep(target: WritingTarget, body: string, nowMs: number): void {
    const others = this.all().filter((text) => targetKey(text.target) !== targetKey(target));
    const texts = body.trim() === '' ? others : [...others, { target, body, keptAtMs: nowMs }].slice(-textsMax);
    try {
      if (texts.length > 0) this.storage.setItem(this.key, JSON.stringify(texts));
      else this.storage.removeItem(this.key);
    } catch {
      return;
    }
  }
}
