import { beforeAll, describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { call, refusalOf, send } from '../api';
import { admit, createGroup, register, type Person } from '../people';
import { answer, openThread, publish, remove } from '../texts';

describe('search', () => {
  let ada: Person;
  let ben: Person;
  let groupId: string;
  let readingId: string;
  beforeAll(async () => {
    [ada, ben] = await Promise.all([register('Ada'), register('Ben')]);
    groupId = await createGroup(ada);
    await admit(ada, groupId, ben, 'observer');
    readingId = (await publish(ada, groupId)).reading.id;
  });

  const found = async (q: string, as: Person) => {
    const { results } = await call(routes.search, { query: { q } }, as);
    return results.map(({ comment }) => comment?.id ?? 'text');
  };

  it('finds a comment from its acknowledgement on, and not after that of its deletion', async () => {
    const { thread, comment } = await openThread(ada, readingId, 'A cormorant dries its wings.');
    const reply = await answer(ada, thread.id, 'Two cormorants, surely.');
    expect((await found('cormorant', ben)).sort()).toEqual([comment.id, reply.comment.id].sort());
    await remove(ada, comment.id);
    expect(await found('cormorant', ben)).toEqual([reply.comment.id]);
  });

  it('shows what is markup elsewhere as the words they are', async () => {
    await openThread(ada, readingId, 'An otter says `<img src=x onerror=alert(1)>` and <b>dives</b>.');
    const { results } = await call(routes.search, { query: { q: 'otter' } }, ben);
    const words = results[0]?.excerpt.map(({ text }) => text).join('') ?? '';
    expect(words).toContain('<img src=x onerror=alert(1)>');
  });

  it('refuses what is no question, saying which part', async () => {
    const ask = async (query: Record<string, string>) => {
      const { status, body } = await send(routes.search, { query } as never, ada);
      return [status, (body as { code: string; field?: string }).field];
    };
    expect(await ask({ q: '' })).toEqual([400, 'q']);
    expect(await ask({ q: '   ' })).toEqual([400, 'q']);
    expect(await ask({ q: 'x'.repeat(201) })).toEqual([400, 'q']);
    expect(await ask({ q: '-otter' })).toEqual([400, 'q']);
    expect(await ask({ q: 'otter', page: '0' })).toEqual([400, 'page']);
    expect(await ask({ q: 'otter', page: '51' })).toEqual([400, 'page']);
    expect(await ask({ q: 'otter', kind: 'people' })).toEqual([400, 'kind']);
    expect(await ask({ q: 'otter', groupId, readingId })).toEqual([400, 'readingId']);
  });

  it('is quick for whatever is asked', async () => {
    const questions = ['foo & | ! <-> (', '('.repeat(200), `${'a '.repeat(99)}b`, '"'.repeat(199), "' OR 1=1--", '%'];
    for (const q of questions) {
      const started = performance.now();
      const { status } = await send(routes.search, { query: { q } }, ada);
      expect([q, status]).toEqual([q, 200]);
      expect(performance.now() - started).toBeLessThan(2_000);
    }
  });

  it('is nobody’s who is not signed in', async () => {
    expect(await refusalOf(call(routes.search, { query: { q: 'otter' } }, null))).toBe('E_AUTH');
  });
});
