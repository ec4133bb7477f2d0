import { routes, type Draft, type Group, type Reading, type ThreadCommandAnswer } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { send, type AnyInput } from '../api';
import type { Route } from '@lectern/contracts';
import type { Person } from '../people';
import { sampleText } from '../texts';

/** Somebody's own place on a server: a group with a text, a thread and a draft. */
export interface Settled {
  readonly groupId: string;
  readonly readingId: string;
  readonly blockId: string;
  readonly threadId: string;
  readonly commentId: string;
  readonly commentSeq: number;
  readonly draftId: string;
}

/** Makes such a place. */
export async function settle(owner: Person, base: string): Promise<Settled> {
  const ask = async (route: Route, input: AnyInput): Promise<unknown> => {
    const answer = await send(route, input, owner, base);
    if (answer.status >= 300) throw new Error(`${route.path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const settings = { name: 'A circle', description: '', visibility: 'private', joinPolicy: 'invitation' };
  const { id: groupId } = (await ask(routes.createGroup, { body: { commandId: uuidv7(), ...settings } })) as Group;
  const pasting = () => ({
    params: { groupId },
    body: { commandId: uuidv7(), text: sampleText, format: 'markdown' },
  });
  const { id: readingId, version } = (await ask(routes.pasteText, pasting())) as Draft;
  await ask(routes.publishDraft, { params: { draftId: readingId }, body: { version } });
  const reading = (await ask(routes.reading, { params: { readingId } })) as Reading;
  const anchor = { blockId: null, span: null };
  const opening = { commandId: uuidv7(), readingId, anchor, body: 'A question' };
  const { thread, comment } = (await ask(routes.openThread, { body: opening })) as ThreadCommandAnswer;
  const draft = (await ask(routes.pasteText, pasting())) as Draft;
  return {
    groupId,
    readingId,
    blockId: reading.blocks.find(({ number }) => number !== null)?.id ?? '',
    threadId: thread.id,
    commentId: comment.id,
    commentSeq: comment.seq,
    draftId: draft.id,
  };
}
