import { expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { routes, type Bulk, type Route, type RouteAnswer } from '@lectern/contracts';
import { startScratchServer } from '../../../../tools/lib/scratch-server';
import { send, type AnyInput, type CallInput, type Signed } from '../api';
import { register } from '../people';
import { sampleText } from '../texts';

const count = 60;

it('a bulk whose server dies in the middle goes on: each case is decided once or not, and told once', async () => {
  const server = await startScratchServer();
  const ask = async <R extends Route>(route: R, input: CallInput<R>, as: Signed): Promise<RouteAnswer<R>> => {
    const answer = await send(route, input as AnyInput, as, server.base);
    if (answer.status >= 400) throw new Error(`${route.path}: ${JSON.stringify(answer.body)}`);
    return (route.answer ? route.answer.parse(answer.body) : undefined) as RouteAnswer<R>;
  };
  try {
    const [ada, max] = await Promise.all([register('Ada', server.base), register('Max', server.base)]);
    const settings = { name: 'A circle', description: '', visibility: 'private', joinPolicy: 'invitation' } as const;
    const { id: groupId } = await ask(routes.createGroup, { body: { commandId: uuidv7(), ...settings } }, ada);
    const link = { role: 'member', usesMax: 1, expiresInDays: 1 } as const;
    const { token } = await ask(routes.createInvitation, { params: { groupId }, body: link }, ada);
    await ask(routes.acceptInvitation, { params: { token } }, max);
    const text = { commandId: uuidv7(), text: sampleText, format: 'markdown' } as const;
    const draft = await ask(routes.pasteText, { params: { groupId }, body: text }, ada);
    const published = { params: { draftId: draft.id }, body: { version: draft.version } };
    const { id: readingId } = await ask(routes.publishDraft, published, ada);
    for (let number = 0; number < count; number += 1) {
      const anchor = { blockId: null, span: null };
      const body = `They are fools, for the ${number}th time.`;
      const opened = await ask(routes.openThread, { body: { commandId: uuidv7(), readingId, anchor, body } }, max);
      const { id: commentId } = opened.comment;
      const report = { commandId: uuidv7(), commentId, kind: 'insult', words: '' } as const;
      await ask(routes.reportComment, { body: report }, ada);
    }
    const first = await ask(routes.cases, { params: { groupId }, query: {} }, ada);
    const second = await ask(routes.cases, { params: { groupId }, query: { after: first.next ?? '' } }, ada);
    const cases = [...first.cases, ...second.cases].map(({ id: caseId, version, bodyVersion }) => ({
      caseId,
      version,
      bodyVersion,
    }));
    expect(cases).toHaveLength(count);
    const commandId = uuidv7();
    const given = { commandId, action: 'hide', reason: 'No, {author}.', ruleVersion: 0, ruleNumber: 1, cases } as const;
    await ask(routes.decideInBulk, { params: { groupId }, body: given }, ada);
    const now = () => ask(routes.bulk, { params: { bulkId: commandId } }, ada);
    const done = ({ items }: Bulk) => items.filter(({ state }) => state === 'done').length;
    await expect.poll(async () => done(await now()), { interval: 20, timeout: 30_000 }).toBeGreaterThan(3);
    await server.kill();
    await server.restart();
    const after = await now();
    expect(after.state).toBe('running');
    expect(done(after)).toBeLessThan(count);
    await expect.poll(async () => (await now()).state, { interval: 250, timeout: 60_000 }).toBe('done');
    expect(done(await now())).toBe(count);
    for (const { caseId } of cases) {
      const { decisions, withheldAs } = await ask(routes.case, { params: { caseId } }, ada);
      expect(decisions).toMatchObject([{ action: 'hide', reason: 'No, Max.' }]);
      expect(withheldAs).toBe('hidden');
    }
    expect(await ask(routes.unreadStatements, {}, max)).toEqual({ unread: count });
  } finally {
    await server.stop();
  }
});
