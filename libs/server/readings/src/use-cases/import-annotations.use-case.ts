import { Injectable } from '@nestjs/common';
import {
  commentBodySchema,
  limits,
  type AnnotationReport,
  type ImportAnnotations,
  type ImportedAnnotation,
  type ThreadChange,
} from '@lectern/contracts';
import {
  fromHypothesis,
  fromJsonLd,
  placeTarget,
  planThreads,
  QuoteFinder,
  type ForeignAnnotation,
  type PlannedAnnotation,
} from '@lectern/exporting';
import { Access } from '@lectern/server/access';
import { DomainError, invalid, notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { ThreadImporter, type ImportedComment } from '@lectern/server/threads';
import { ReadingRepository, type StoredBlock } from '../reading.repository';
import { importCommandId, importedAnchor } from '../revisions/imported-anchor';

/** So many wait for the stream at once, far fewer than it takes: others write meanwhile. */
const atOnceMax = 100;
const readers = { 'web-annotation': fromJsonLd, hypothesis: fromHypothesis } as const;

/** Brings in annotations made elsewhere, each to where its words stand, and says of each what became of it. */
@Injectable()
export class ImportAnnotationsUseCase {
  constructor(
    private readonly access: Access,
    private readonly readings: ReadingRepository,
    private readonly importer: ThreadImporter,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, readingId: string, input: ImportAnnotations): Promise<AnnotationReport> {
    const { currentRevisionId } = await this.access.reading(caller, readingId, 'comment');
    await this.rates.take('import-annotations', caller.personId);
    const annotations = readers[input.source](input.annotations);
    if (annotations.length > limits.annotationsPerImport)
      throw invalid(`At most ${limits.annotationsPerImport} annotations at once.`, 'annotations');
    const revision = await this.readings.revision(currentRevisionId);
    if (!revision) throw notFound();
    const run = new ImportRun(caller, readingId, input.source, revision.blocks, this.importer);
    await run.bringIn(planThreads(annotations));
    return run.report();
  }
}

/** One file being brought in. */
class ImportRun {
  private readonly results: ImportedAnnotation[] = [];
  private readonly finder: QuoteFinder;
  private readonly texts: readonly string[];

  constructor(
    private readonly caller: SignedInCaller,
    private readonly readingId: string,
    private readonly source: ImportAnnotations['source'],
    private readonly blocks: readonly StoredBlock[],
    private readonly importer: ThreadImporter,
  ) {
    this.texts = blocks.map(({ text }) => text);
    this.finder = new QuoteFinder(this.texts);
  }

  async bringIn(waves: readonly (readonly PlannedAnnotation[])[]): Promise<void> {
    const ids = waves.flat().map(({ annotation }) => this.commandId(annotation.id));
    const known = await this.importer.known(this.caller.personId, ids);
    for (const wave of waves) {
      for (let from = 0; from < wave.length; from += atOnceMax) {
        const some = wave.slice(from, from + atOnceMax);
        this.results.push(...(await Promise.all(some.map((planned) => this.one(planned, known)))));
      }
    }
    const opened = new Set(
      this.results.flatMap(({ threadId, how }) => (threadId && how !== 'reply' ? [threadId] : [])),
    );
    for (const { annotation } of waves.flat()) {
      const threadId = this.commandId(annotation.id);
      if (opened.has(threadId)) await this.sayOfThread(threadId, annotation);
    }
  }

  /** What was said of the thread as such; what only who leads the group may say stays unsaid when somebody else brings it in. */
  private async sayOfThread(threadId: string, { id, thread }: ForeignAnnotation): Promise<void> {
    const { isQuestion, answeredBy, isSettled, isPinned, closesAt } = thread;
    const isClosed = closesAt !== null && Date.parse(closesAt) <= Date.now();
    const changes: ThreadChange[] = [
      ...(isQuestion ? [{ what: 'kind', kind: 'question' } as const] : []),
      ...(answeredBy === null ? [] : [{ what: 'answer', commentId: this.commandId(answeredBy) } as const]),
      ...(isSettled ? [{ what: 'resolved', isResolved: true } as const] : []),
      ...(isPinned ? [{ what: 'pinned', isPinned: true } as const] : []),
      ...(closesAt === null ? [] : [{ what: 'closed', from: isClosed ? 'now' : closesAt } as const]),
    ];
    for (const change of changes) {
      const commandId = importCommandId(this.caller.personId, this.readingId, id, change.what);
      try {
        await this.importer.change(this.caller, { commandId, threadId, change });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
      }
    }
  }

  report(): AnnotationReport {
    const count = (...hows: ImportedAnnotation['how'][]) => this.results.filter(({ how }) => hows.includes(how)).length;
    const refused = count('refused');
    const known = count('known');
    const replies = count('reply');
    const threads = this.results.length - refused - known - replies;
    return { threads, replies, known, refused, annotations: this.results };
  }

  private async one(planned: PlannedAnnotation, known: ReadonlySet<string>): Promise<ImportedAnnotation> {
    const { annotation } = planned;
    const commandId = this.commandId(annotation.id);
    if (known.has(commandId)) return { ...nothing(annotation), how: 'known', commentId: commandId };
    if (planned.kind === 'leave') return { ...nothing(annotation), reason: planned.reason };
    try {
      const comment = this.comment(annotation, commandId);
      if (typeof comment === 'string') return { ...nothing(annotation), reason: comment };
      return await (planned.kind === 'open' ? this.open(planned, comment) : this.answer(planned, comment));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { ...nothing(annotation), reason: error.code };
    }
  }

  private async open(
    { annotation, targets }: Extract<PlannedAnnotation, { kind: 'open' }>,
    comment: ImportedComment,
  ): Promise<ImportedAnnotation> {
    if (targets.some(({ quote }) => (quote?.exact.length ?? 0) > limits.foreignQuoteCharacters))
      return { ...nothing(annotation), reason: 'too-long' };
    const places = targets.map((target) => placeTarget(target, this.finder, this.texts));
    const [first] = places;
    if (!first) return { ...nothing(annotation), reason: 'not-understood' };
    const anchors = places.map((place) => importedAnchor(place, this.blocks));
    const { thread } = await this.importer.open(this.caller, comment, anchors);
    return {
      id: annotation.id,
      how: first.how,
      certainty: first.certainty,
      threadId: thread.id,
      commentId: thread.id,
      blockId: anchors[0]?.blockId ?? null,
      quote: first.quote,
      reason: null,
    };
  }

  private async answer(
    { annotation, opening, parent }: Extract<PlannedAnnotation, { kind: 'answer' }>,
    comment: ImportedComment,
  ): Promise<ImportedAnnotation> {
    const threadId = this.commandId(opening);
    const parentId = parent === null ? null : this.commandId(parent);
    const answer = await this.importer.answer(this.caller, comment, { threadId, parentId });
    return { ...nothing(annotation), how: 'reply', threadId, commentId: answer.comment.id };
  }

  /** The comment, or why there can be none. */
  private comment(annotation: ForeignAnnotation, commandId: string): ImportedComment | string {
    const { id, author, createdAt, editedAt, reactions, body } = annotation;
    if (id.length > limits.foreignIdCharacters) return 'not-understood';
    if (body !== null && body.length > limits.commentCharacters) return 'too-long';
    const parsed = commentBodySchema.safeParse(body);
    if (!parsed.success) return 'not-understood';
    const importedFrom = {
      source: this.source,
      author,
      createdAt,
      id: id.replaceAll('\0', '').toWellFormed(),
      ...(editedAt === null ? {} : { editedAt }),
      ...(reactions.length === 0 ? {} : { reactions: [...reactions] }),
    };
    return { commandId, readingId: this.readingId, body: parsed.data, importedFrom };
  }

  private commandId(foreignId: string): string {
    return importCommandId(this.caller.personId, this.readingId, this.source, foreignId);
  }
}

function nothing({ id }: ForeignAnnotation): ImportedAnnotation {
  const none = { certainty: null, threadId: null, commentId: null, blockId: null, quote: null, reason: null };
  return { id: id.slice(0, limits.foreignIdCharacters), how: 'refused', ...none };
}
