import { describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call, refusalOf } from '../api';
import { act, decide, readCase, report } from '../moderation';
import { admit, createGroup, register } from '../people';
import { LiveClient } from '../socket';
import { openThread, publish } from '../texts';

/** A group with an owner, a moderator, a reader and an author, whose comment the reader reported. */
async function scene() {
  const [owner, ada, reader, author] = await Promise.all(['Olga', 'Ada', 'Rosa', 'Max'].map((name) => register(name)));
  if (!owner || !ada || !reader || !author) throw new Error('Somebody is missing.');
  const groupId = await createGroup(owner);
  await admit(owner, groupId, ada, 'moderator');
  for (const person of [reader, author]) await admit(owner, groupId, person, 'member');
  const { reading } = await publish(owner, groupId);
  const { comment } = await openThread(author, reading.id, 'They are nincompoops.');
  await report(reader, comment.id);
  const [found] = (await call(routes.cases, { params: { groupId }, query: {} }, ada)).cases;
  if (!found) throw new Error('There is no case.');
  return { owner, ada, reader, author, groupId, caseId: found.id };
}

describe('a case that goes to the owners', () => {
  it('is told to everybody who leads, and decided by an owner only', async () => {
    const { owner, ada, author, groupId, caseId } = await scene();
    const [queue, own] = await Promise.all([LiveClient.open(owner), LiveClient.open(author)]);
    const { head } = await queue.done('stream.join', { stream: { kind: 'moderation', id: groupId }, since: 0 });
    await act(ada, caseId, { do: 'escalate', reason: 'They are a friend of mine.' });
    const told = await queue.message('stream.events', ({ stream }) => stream.kind === 'moderation');
    expect(told.events).toMatchObject([
      { seq: head + 1, type: 'case.changed', case: { id: caseId, isEscalated: true, reasons: ['escalated'] } },
    ]);
    expect(await refusalOf(decide(ada, caseId, 'hide'))).toBe('E_FORBIDDEN');
    expect(await refusalOf(act(ada, caseId, { do: 'escalate', reason: ' ' }))).toBe('E_INVALID');
    await decide(owner, caseId, 'hide');
    expect(await own.message('statements.changed')).toEqual({ unread: 1 });
  });
});

describe('talks and strikes', () => {
  it('reach the author at once, who answers; nobody else can look', async () => {
    const { ada, reader, author, groupId, caseId } = await scene();
    const [own, queue] = await Promise.all([LiveClient.open(author), LiveClient.open(ada)]);
    await queue.done('stream.join', { stream: { kind: 'moderation', id: groupId }, since: 0 });
    const body = { commandId: uuidv7(), words: 'I meant the text.' };
    const params = { caseId };
    expect(await refusalOf(call(routes.answerTalk, { params, body }, author))).toBe('E_NOT_FOUND');
    await act(ada, caseId, { do: 'talk', words: 'Please speak of the text.' });
    expect(await own.message('statements.changed')).toEqual({ unread: 1 });
    expect(await refusalOf(call(routes.answerTalk, { params, body }, reader))).toBe('E_NOT_FOUND');
    const answered = await call(routes.answerTalk, { params, body }, author);
    expect(answered.lines.map(({ isByAuthor }) => isByAuthor)).toEqual([false, true]);
    const heard = await queue.message('stream.events', ({ events }) =>
      events.some((event) => event.type === 'case.changed' && event.case.version > 1),
    );
    expect(JSON.stringify(heard)).not.toContain('I meant the text.');
    expect((await readCase(ada, caseId)).talk).toHaveLength(2);

    await decide(ada, caseId, 'remove');
    const member = { params: { groupId, personId: author.id } };
    expect(await call(routes.memberStrikes, member, ada)).toMatchObject({
      proposal: 'talk',
      strikes: [{ kind: 'remove', caseId }],
      talks: [{ caseId }],
    });
    expect(await call(routes.ownStrikes, {}, author)).toMatchObject([{ strikes: [{ kind: 'remove', caseId: null }] }]);
    for (const person of [reader, author])
      expect(await refusalOf(call(routes.memberStrikes, member, person))).toBe('E_FORBIDDEN');
  });
});
