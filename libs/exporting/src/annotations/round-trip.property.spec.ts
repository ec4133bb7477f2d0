import { anyReactionSchema, type Comment, type ImportedFrom } from '@lectern/contracts';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExportedReading } from '../exported-reading';
import { commentId, sampleAnchor, sampleBlock, sampleComment, sampleReading } from '../sample-reading';
import type { ForeignAnnotation } from './foreign-annotation';
import { fromJsonLd } from './from-jsonld';
import { QuoteFinder } from './place-quote';
import { placeTarget } from './place-target';
import { planThreads } from './plan-threads';
import { toJsonLd } from './to-jsonld';

const texts = ['A lamp is lit before it is needed.', 'Oil was dear that winter.', 'The ferry ran late all week.'];
const blocks = texts.map((text, index) => sampleBlock(index, text));
const bringer = { id: '00000000-0000-4000-8000-000000000077', displayName: 'Bringer' };
const moments = fc
  .integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) })
  .map((time) => new Date(time).toISOString());
const reactions = fc
  .uniqueArray(fc.constantFrom(...anyReactionSchema.options), { maxLength: 4 })
  .chain((names) =>
    fc.tuple(...names.map((reaction) => fc.integer({ min: 1, max: 900 }).map((count) => ({ reaction, count })))),
  );
const said = fc.record({
  body: fc.string({ minLength: 1, unit: 'grapheme' }).filter((body) => body.trim() !== ''),
  createdAt: moments,
  editedAt: fc.option(moments),
  reactions,
  /** which of the comments before it is answered; a thread is opened, or answered as such, as well */
  answers: fc.nat(),
  how: fc.constantFrom('opens', 'answers', 'answers-thread'),
  on: fc.constantFrom(0, 1, 2, null),
});
const readings = fc.array(said, { minLength: 1, maxLength: 14 }).map((items): ExportedReading => {
  const comments: Comment[] = [];
  const anchors: Record<string, ReturnType<typeof sampleAnchor>> = {};
  for (const [index, { body, createdAt, editedAt, reactions: put, answers, how, on }] of items.entries()) {
    const seq = index + 1;
    const parent = how === 'opens' ? undefined : comments[answers % Math.max(1, comments.length)];
    const parentId = how === 'answers' ? parent?.id : null;
    const place = parent ? { threadId: parent.threadId, parentId: parentId ?? null } : {};
    if (!parent)
      anchors[commentId(seq)] = on === null ? sampleAnchor() : sampleAnchor({ blockId: blocks[on]?.id ?? '' });
    comments.push(sampleComment(seq, body, { createdAt, editedAt, reactions: [...put], ...place }));
  }
  return sampleReading(blocks, comments, anchors);
});

/** What bringing a collection in leaves in a reading where nobody has said anything: as the server writes it, without one. */
function broughtIn(annotations: readonly ForeignAnnotation[]): ExportedReading {
  const finder = new QuoteFinder(texts);
  const planned = planThreads(annotations).flat();
  const ids = new Map(planned.map(({ annotation }, index) => [annotation.id, commentId(index + 20)]));
  const anchors: Record<string, ReturnType<typeof sampleAnchor>> = {};
  const comments = planned.flatMap((plan, index): Comment[] => {
    if (plan.kind === 'leave') return [];
    const { id, author, createdAt, editedAt, reactions: put, body } = plan.annotation;
    const source: ImportedFrom = { source: 'web-annotation', author, createdAt, id, reactions: [...put] };
    const importedFrom = editedAt === null ? source : { ...source, editedAt };
    const target = plan.kind === 'open' ? plan.targets[0] : undefined;
    const place = target && placeTarget(target, finder, texts);
    if (place)
      anchors[commentId(index + 20)] =
        place.blockIndex === null ? sampleAnchor() : sampleAnchor({ blockId: blocks[place.blockIndex]?.id ?? '' });
    const within =
      plan.kind === 'open'
        ? {}
        : {
            threadId: ids.get(plan.opening) ?? '',
            parentId: plan.parent === null ? null : (ids.get(plan.parent) ?? ''),
          };
    return [sampleComment(index + 20, body, { author: bringer, importedFrom, ...within })];
  });
  return sampleReading(blocks, comments, anchors);
}

const itemsOf = (json: string) =>
  (JSON.parse(json) as { first: { items: { id: string }[] } }).first.items.sort((a, b) => (a.id < b.id ? -1 : 1));

it('what goes out, comes in and goes out again is the same: places, words, answers, names, moments, edits, reactions', () => {
  fc.assert(
    fc.property(readings, (reading) => {
      const once = toJsonLd(reading);
      const again = toJsonLd(broughtIn(fromJsonLd(JSON.parse(once))));
      expect(itemsOf(again)).toEqual(itemsOf(once));
      // and counts made here are added to those it came with, not put in their place
      expect(itemsOf(once).filter((item) => 'lectern:reactions' in item)).toHaveLength(
        reading.comments.filter(({ reactions: put }) => put.length > 0).length,
      );
    }),
  );
});
