import { anchorCertaintySchema, limits, reactionCountSchema, type ReactionCount } from '@lectern/contracts';
import { plainThread, type ForeignAnnotation, type ForeignTarget, type ForeignThreadState } from './foreign-annotation';
import { listOf, momentOf, nameOf, objectOf, textOf, type Foreign } from './read-json';
import { quoteOf } from './selectors';
import { own } from './vocabulary';

/** Reads a W3C Web Annotation collection, page, list or single annotation. What it cannot understand is left out. */
export function fromJsonLd(document: unknown): ForeignAnnotation[] {
  const items = itemsOf(document).map(objectOf);
  const known = new Set(items.map(({ id }) => textOf(id)));
  return items.flatMap((item): ForeignAnnotation[] => {
    const id = textOf(item['id']) ?? '';
    if (!listOf(item['type']).includes('Annotation') || id === '') return [];
    const [target] = listOf(item['target']);
    const aim = textOf(target) ?? textOf(objectOf(target)['id']);
    const isReply = listOf(item['motivation']).includes('replying') || (aim !== null && known.has(aim));
    return [
      {
        id,
        author: creatorOf(item['creator']),
        createdAt: momentOf(item['created']),
        editedAt: momentOf(item['modified']),
        reactions: reactionsOf(item[own.reactions]),
        body: item[own.deleted] === true ? null : bodyOf(item),
        answers: isReply ? (aim ?? '') : null,
        answersThread: item[own.answers] === 'thread',
        targets: isReply ? [] : listOf(item['target']).map(targetOf),
        thread: isReply ? plainThread : threadOf(item),
      },
    ];
  });
}

/** Each reaction once; what is not one of ours is left out. */
function reactionsOf(counts: unknown): ReactionCount[] {
  const known = new Map<string, ReactionCount>();
  for (const item of listOf(counts)) {
    const said = objectOf(item);
    const count = reactionCountSchema.safeParse({ reaction: said[own.reaction], count: said[own.count] });
    if (count.success) known.set(count.data.reaction, count.data);
  }
  return [...known.values()];
}

function threadOf(item: Foreign): ForeignThreadState {
  return {
    isQuestion: listOf(item['motivation']).includes('questioning'),
    answeredBy: textOf(item[own.answeredBy]),
    isSettled: item[own.settled] === true,
    isPinned: item[own.pinned] === true,
    closesAt: momentOf(item[own.closesAt]),
  };
}

function itemsOf(document: unknown): readonly unknown[] {
  if (Array.isArray(document)) return document;
  const root = objectOf(document);
  if ('items' in root) return listOf(root['items']);
  if ('first' in root) return listOf(objectOf(root['first'])['items']);
  return [root];
}

function targetOf(target: unknown): ForeignTarget {
  const resource = objectOf(target);
  const unit = resource[own.unit];
  const certainty = anchorCertaintySchema.safeParse(resource[own.certainty]);
  return {
    quote: quoteOf(resource['selector']),
    unit: unit === 'paragraph' || unit === 'paragraph-of-quotation' ? unit : 'words',
    certainty: certainty.success ? certainty.data : 'exact',
    standing: textOf(resource[own.standing]),
  };
}

function creatorOf(creator: unknown): string | null {
  const [first] = listOf(creator);
  return nameOf(first, limits.displayNameCharacters) ?? nameOf(objectOf(first)['name'], limits.displayNameCharacters);
}

function bodyOf(item: Foreign): string | null {
  const texts = [...listOf(item['body']), ...listOf(item['bodyValue'])].flatMap((body) => {
    const said = objectOf(body);
    if (said['purpose'] === 'tagging') return [];
    return textOf(body) ?? textOf(said['value']) ?? [];
  });
  return texts.length === 0 ? null : texts.join('\n\n');
}
