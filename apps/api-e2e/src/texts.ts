import { setTimeout as sleep } from 'node:timers/promises';
import { routes, type Import, type Reading, type ThreadCommandAnswer } from '@lectern/contracts';
import { pictureMarkdown } from '@lectern/prose';
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

/** Brings a file and returns its import, which has just begun. */
export function upload(
  author: Person,
  groupId: string,
  fileName = 'lamps.md',
  bytes: Uint8Array = new TextEncoder().encode(sampleText),
): Promise<Import> {
  return call(routes.uploadText, { params: { groupId }, query: { fileName, commandId: uuidv7() }, bytes }, author);
}

/** Waits until an import has ended, one way or the other. */
export async function ended(author: Person, { id: importId }: Import): Promise<Import> {
  for (let tries = 0; tries < 200; tries += 1) {
    const now = await call(routes.import, { params: { importId } }, author);
    if (now.state !== 'waiting' && now.state !== 'reading') return now;
    await sleep(100);
  }
  throw new Error('The import did not end in 20 s.');
}

/** Brings a file, waits, and returns the draft it became. */
export async function uploadedDraft(author: Person, groupId: string, fileName?: string, bytes?: Uint8Array) {
  const { id: draftId } = await ended(author, await upload(author, groupId, fileName, bytes));
  return call(routes.draft, { params: { draftId } }, author);
}

/** A green picture, 8 by 6, as a PNG. */
export const samplePicture = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAIAAABxZ0isAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAEUlEQVQImWNQWpWGFTEMpAQAw+Y5YaYB/O4AAAAASUVORK5CYII=',
    'base64',
  ),
);

/** Gives a picture and returns it with the Markdown that shows it. */
export async function uploadPicture(author: Person, readingId: string) {
  const picture = await call(routes.uploadPicture, { params: { readingId }, bytes: samplePicture }, author);
  return { ...picture, markdown: pictureMarkdown(picture, 'A green field') };
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
