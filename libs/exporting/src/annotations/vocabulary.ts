/** The W3C's context, and our own names for what it has no word for. */
export const context = ['http://www.w3.org/ns/anno.jsonld', { lectern: 'urn:lectern:' }] as const;

/**
 * Our own names: how sure an anchor is, the words in its place now, that a paragraph is meant, that a thread is answered;
 * what people put to a comment, how many of each; and of a thread, which annotation answers its question, that it is settled, stands first, and from when on it is closed.
 */
export const own = {
  certainty: 'lectern:certainty',
  standing: 'lectern:standing',
  unit: 'lectern:unit',
  answers: 'lectern:answers',
  deleted: 'lectern:deleted',
  answeredBy: 'lectern:answeredBy',
  settled: 'lectern:settled',
  pinned: 'lectern:pinned',
  closesAt: 'lectern:closesAt',
  reactions: 'lectern:reactions',
  reaction: 'lectern:reaction',
  count: 'lectern:count',
} as const;
