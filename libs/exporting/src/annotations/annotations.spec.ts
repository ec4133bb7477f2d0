import { describe, expect, it } from 'vitest';
import { commentId, sampleAnchor, sampleBlock, sampleComment, sampleReading } from '../sample-reading';
import { plainThread } from './foreign-annotation';
import { fromHypothesis } from './from-hypothesis';
import { fromJsonLd } from './from-jsonld';
import { QuoteFinder } from './place-quote';
import { placeTarget } from './place-target';
import { planThreads } from './plan-threads';
import { toJsonLd } from './to-jsonld';

const texts = ['A lamp is lit before it is needed.', 'Oil and oil again, and a lamp.', 'A lamp is lit at night.'];
const blocks = texts.map((text, index) => sampleBlock(index, text));
const quote = (exact: string, prefix = '', suffix = '') => ({ exact, prefix, suffix, position: null });

describe('JSON-LD', () => {
  it('comes back as it went: places, certainty, words, answers, names and moments', () => {
    const on = (index: number) => blocks[index]?.id ?? '';
    const anchors = {
      [commentId(1)]: sampleAnchor(),
      [commentId(2)]: sampleAnchor({ blockId: on(2) }),
      [commentId(3)]: sampleAnchor({ blockId: on(1), span: { start: 8, end: 11, quote: 'oil' } }),
      [commentId(4)]: sampleAnchor({ blockId: on(0), certainty: 'moved', span: { start: 2, end: 6, quote: 'candle' } }),
      [commentId(5)]: sampleAnchor({ certainty: 'detached', quote: 'no longer here' }),
      [commentId(6)]: sampleAnchor({ certainty: 'ambiguous', quote: null }),
    };
    const openings = [1, 2, 3, 4, 5, 6].map((seq) => sampleComment(seq, `Thread ${seq}`));
    const threadId = commentId(1);
    const replies = [
      sampleComment(7, 'To the comment', { threadId, parentId: commentId(1) }),
      sampleComment(8, 'To the thread', { threadId }),
      sampleComment(9, 'Deeper', { threadId, parentId: commentId(7) }),
    ];
    const exported = sampleReading(blocks, [...openings, ...replies], anchors);
    const annotations = fromJsonLd(JSON.parse(toJsonLd(exported)));
    const finder = new QuoteFinder(texts);

    const planned = planThreads(annotations).flat();
    const placed = planned.flatMap((plan) => {
      if (plan.kind !== 'open' || !plan.targets[0]) return [];
      const { blockIndex, span, quote: words, certainty } = placeTarget(plan.targets[0], finder, texts);
      return [[blockIndex === null ? null : blocks[blockIndex]?.id, span && [span.start, span.end], words, certainty]];
    });
    expect(placed).toEqual(
      Object.values(anchors).map(({ blockId, span, quote: words, certainty }) => [
        blockId,
        span && [span.start, span.end],
        words,
        certainty,
      ]),
    );
    expect(annotations.map(({ author, createdAt, body }) => [author, createdAt, body])).toEqual(
      [openings[0], replies[0], replies[2], replies[1], ...openings.slice(1)].map((comment) => [
        'Ada',
        comment?.createdAt,
        comment?.body,
      ]),
    );
    expect(planned.flatMap((plan) => (plan.kind === 'answer' ? [[plan.annotation.body, plan.parent]] : []))).toEqual([
      ['To the comment', `urn:uuid:${commentId(1)}`],
      ['To the thread', null],
      ['Deeper', `urn:uuid:${commentId(7)}`],
    ]);
  });

  it('is read without trust', () => {
    for (const document of [null, 1, 'x', [], {}, { first: 1 }, { items: [null, 1, { id: 1 }] }])
      expect(fromJsonLd(document)).toEqual([]);
    expect(fromHypothesis({ annotations: [null, {}, { id: 'a', target: 'x', text: 5, tags: 'x' }] })).toHaveLength(1);
  });
});

describe('a quotation from elsewhere', () => {
  const finder = new QuoteFinder(texts);

  it('is found where it stands once, whatever its blanks and quotation marks look like', () => {
    expect(finder.find(quote('before  it\nis needed'))).toMatchObject({
      how: 'exact',
      blockIndex: 0,
      start: 14,
      end: 33,
    });
  });

  it('is found by what stands around it, or not at all', () => {
    expect(finder.find(quote('A lamp is lit', '', ' at night'))).toMatchObject({ how: 'exact', blockIndex: 2 });
    expect(finder.find(quote('A lamp is lit'))).toMatchObject({ how: 'ambiguous', blockIndex: null });
  });

  it('is recognised when few words differ, and detached when it is not there', () => {
    expect(finder.find(quote('Oil and more oil again, and a lamp.'))).toMatchObject({
      how: 'recognised',
      blockIndex: 1,
    });
    expect(finder.find(quote('Nothing of this kind is said anywhere in it.'))).toMatchObject({ how: 'detached' });
    expect(finder.find(quote('a lump'))).toMatchObject({ how: 'detached' });
  });
});

it('lets answers stand in the stead of what says nothing', () => {
  const at = {
    author: null,
    createdAt: null,
    editedAt: null,
    reactions: [],
    answersThread: false,
    targets: [],
    thread: plainThread,
  };
  const waves = planThreads([
    { id: 'highlight', body: null, answers: null, ...at },
    { id: 'a', body: 'A', answers: 'highlight', ...at },
    { id: 'b', body: 'B', answers: 'highlight', ...at },
    { id: 'lost', body: 'L', answers: 'nobody', ...at },
    { id: 'self', body: 'S', answers: 'self', ...at },
  ]).flat();
  expect(waves.map(({ kind, annotation }) => [kind, annotation.id])).toEqual([
    ['leave', 'highlight'],
    ['open', 'a'],
    ['leave', 'lost'],
    ['leave', 'self'],
    ['answer', 'b'],
  ]);
});

it('reads what Hypothesis exports', () => {
  const [note, reply] = fromHypothesis({
    annotations: [
      {
        id: 'x1',
        created: '2024-05-01T10:00:00.123456+00:00',
        user: 'acct:mira@hypothes.is',
        user_info: { display_name: 'Mira\u202e K.' },
        text: 'Why?',
        tags: ['big question'],
        target: [{ selector: [{ type: 'TextQuoteSelector', exact: 'oil again', prefix: 'and ', suffix: ',' }] }],
      },
      { id: 'x2', user: 'acct:jo@hypothes.is', text: 'Because.', references: ['x1'], target: [{}] },
    ],
  });
  expect(note).toMatchObject({
    author: 'Mira K.',
    createdAt: '2024-05-01T10:00:00.123Z',
    body: 'Why?\n\n#big-question',
    answers: null,
  });
  expect(reply).toMatchObject({ author: 'jo', answers: 'x1', targets: [] });
});
