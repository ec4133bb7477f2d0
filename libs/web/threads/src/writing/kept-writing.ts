import { type BegunText, chosenAudienceSchema, limits, spanSchema } from '@lectern/contracts';
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
  z.object({
    target: targetSchema,
    body: z.string().max(limits.commentCharacters * 2),
    keptAtMs: z.number(),
    /** the server's moment of the state this one goes back to; null: it was never there */
    savedAt: z.string().nullable().default(null),
    /** whether the server has it as it stands here */
    isSaved: z.boolean().default(false),
  }),
);

/** A text that was begun and not sent. */
export type KeptText = z.infer<typeof keptSchema>[number];

const textsMax = limits.begunTextsPerReading;
const goneMax = 100;
const goneSchema = z.array(z.string().max(120));

/** The begun texts of one person in one reading, kept in the browser so that a reload does not lose them. */
export class KeptWriting {
  private readonly key: string;
  private readonly goneKey: string;

  constructor(
    private readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>,
    personId: string,
    readingId: string,
  ) {
    this.key = `lectern.writing.${personId}.${readingId}`;
    this.goneKey = `${this.key}.gone`;
  }

  all(): KeptText[] {
    try {
      return keptSchema.parse(JSON.parse(this.storage.getItem(this.key) ?? '[]'));
    } catch {
      return [];
    }
  }

  body(target: WritingTarget): string | null {
    return this.find(targetKey(target))?.body ?? null;
  }

  /** The text begun last at a place. */
  lastAt(at: string): KeptText | null {
    return (
      this.all()
        .filter(({ target }) => target.place === at)
        .at(-1) ?? null
    );
  }

  /** Keeps a text; an empty one is forgotten, here and then on the server. */
  keep(target: WritingTarget, body: string, nowMs: number): void {
    const key = targetKey(target);
    const before = this.find(key);
    if (body.trim() === '') {
      if (before === undefined) return;
      this.write(this.others(key));
      this.markGone([key]);
      return;
    }
    const isSame = before?.body === body && JSON.stringify(before.target) === JSON.stringify(target);
    const [savedAt, isSaved] = [before?.savedAt ?? null, isSame && before.isSaved];
    const texts = [...this.others(key), { target, body, keptAtMs: nowMs, savedAt, isSaved }];
    this.markGone(texts.slice(0, -textsMax).map((text) => targetKey(text.target)));
    this.goneIsKnown(key);
    this.write(texts.slice(-textsMax));
  }

  /** The server has this state; what was written since is still to be kept there. */
  saved(target: WritingTarget, body: string, savedAt: string): void {
    const key = targetKey(target);
    this.write(
      this.all().map((text) =>
        targetKey(text.target) === key ? { ...text, savedAt, isSaved: text.body === body } : text,
      ),
    );
  }

  /**
   * Takes what the server has: what was changed here since wins over it, what was sent or thrown away elsewhere goes
   * here as well, and what was thrown away here does not come back. Answers what came or changed, and whether anything did.
   */
  merge(texts: readonly BegunText[], nowMs: number): { arrived: KeptText[]; isChanged: boolean } {
    const gone = new Set(this.gone());
    const there = new Map(texts.flatMap((text) => (gone.has(text.key) ? [] : [[text.key, text] as const])));
    const stays = this.all().filter(({ target, isSaved }) => !isSaved || there.has(targetKey(target)));
    let isChanged = stays.length < this.all().length;
    const arrived: KeptText[] = [];
    const taken = ({ target, body, savedAt }: BegunText): KeptText => {
      const text = { target, body, keptAtMs: nowMs, savedAt, isSaved: true };
      arrived.push(text);
      isChanged = true;
      return text;
    };
    const merged = stays.map((text) => {
      const known = there.get(targetKey(text.target));
      there.delete(targetKey(text.target));
      return known && text.isSaved && text.savedAt !== known.savedAt ? taken(known) : text;
    });
    const added = [...there.values()].map(taken);
    if (isChanged) this.write([...added, ...merged].slice(-textsMax));
    return { arrived, isChanged };
  }

  /** What was sent or thrown away here, and the server does not know it yet: keys of targets. */
  gone(): string[] {
    try {
      return goneSchema.parse(JSON.parse(this.storage.getItem(this.goneKey) ?? '[]'));
    } catch {
      return [];
    }
  }

  goneIsKnown(key: string): void {
    const gone = this.gone();
    if (gone.includes(key))
      this.store(
        this.goneKey,
        gone.filter((one) => one !== key),
      );
  }

  private markGone(keys: readonly string[]): void {
    const ofServer = keys.filter((key) => !key.startsWith('rewrite:'));
    if (ofServer.length > 0) this.store(this.goneKey, [...new Set([...this.gone(), ...ofServer])].slice(-goneMax));
  }

  private find(key: string): KeptText | undefined {
    return this.all().find(({ target }) => targetKey(target) === key);
  }

  private others(key: string): KeptText[] {
    return this.all().filter(({ target }) => targetKey(target) !== key);
  }

  private write(texts: readonly KeptText[]): void {
    this.store(this.key, texts);
  }

  /** A full storage only means that a reload would lose it. */
  private store(key: string, list: readonly unknown[]): void {
    try {
      if (list.length > 0) this.storage.setItem(key, JSON.stringify(list));
      else this.storage.removeItem(key);
    } catch {
      return;
    }
  }
}
