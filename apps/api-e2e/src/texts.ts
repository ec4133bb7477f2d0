import { routes, type Reading, type ThreadCommandAnswer } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call } from './api';
import type { Person } from './people';

/** A small text with a title and three paragraphs. */
export const sampleText = [
  '# On lamps',
  'A lamp is lit before it is needed. Whoever waits for the dark has to look for the matches in it.',
  'The second paragraph speaks of *oil*, which nobody thanks.',
  'The third says nothing new, and says it well.',
].join('\n\n');

/** Pastes a text and returns the draft. */
export function paste(author: Person, groupId: string, text = sampleText) {
  const body = { commandId: uuidv7(), text, format: 'markdown' as const };
  return call(routes.pasteText, { params: { groupId }, body }, author);
}

/** Publishes a text in a group and returns it as opened. */
export async function publish(author: Person, groupId: string, text = sampleText): Promise<Reading> {
  const draft = await paste(author, groupId, text);
  const { id } = await call(
    routes.publishDraft,
    { params: { draftId: draft.id }, body: { version: draft.version } },
    author,
  );
  return call(routes.reading, { params: { readingId: id } }, author);
}

/** Starts the next revision of a reading from its present one. */
export function startRevision(author: Person, readingId: string) {
  return call(routes.startRevision, { params: { readingId }, body: { commandId: uuidv7() } }, author);
}

/** Opens a thread on the whole reading, or on a block. */
export function openThread(
  author: Person,
  readingId: string,
  body = 'What is this about?',
  blockId: string | null = null,
): Promise<ThreadCommandAnswer> {
  const anchor = { blockId, span: null };
  return call(routes.openThread, { body: { commandId: uuidv7(), readingId, anchor, body } }, author);
}

/** Answers in a thread. */
export function answer(
  author: Person,
  threadId: string,
  body = 'It is about lamps.',
  parentId: string | null = null,
): Promise<ThreadCommandAnswer> {
  return call(routes.createComment, { body: { commandId: uuidv7(), threadId, parentId, body } }, author);
}

/** Deletes a comment. */
export function remove(author: Person, commentId: string): Promise<ThreadCommandAnswer> {
  return call(routes.deleteComment, { body: { commandId: uuidv7(), commentId } }, author);
}
