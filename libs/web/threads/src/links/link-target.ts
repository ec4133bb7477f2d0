import { linkTargetSchema, type LinkTarget } from '@lectern/contracts';

const reading = /^\/readings\/([0-9a-f-]{36})$/;
const comment = /^\/comments\/([0-9a-f-]{36})$/;

/** What a path of this site leads to that can be shown: a reading, a paragraph or a comment; null: some other page. */
export function linkTargetOf(path: string): LinkTarget | null {
  const { pathname, searchParams } = new URL(path, 'http://here');
  const commentId = comment.exec(pathname)?.[1];
  if (commentId) return known(`comment:${commentId}`);
  const readingId = reading.exec(pathname)?.[1];
  if (!readingId) return null;
  const named = searchParams.get('comment') ?? searchParams.get('thread');
  if (named !== null) return known(`comment:${named}`);
  const [paragraph, version] = [searchParams.get('paragraph'), searchParams.get('version')];
  return known(paragraph === null ? `reading:${readingId}` : `paragraph:${readingId}:${paragraph}:${version}`);
}

function known(target: string): LinkTarget | null {
  const parsed = linkTargetSchema.safeParse(target);
  return parsed.success ? parsed.data : null;
}
