import type { Acknowledgement, Refusal, ThreadCommandAnswer } from '@lectern/contracts';
import { describe, expect, it } from 'vitest';
import { MemoryCommandStore } from './memory-command-store';
import { type Line, sendLine } from './send-line';
import type { WaitingCommand } from './waiting-command';

const answer = {} as ThreadCommandAnswer;
const done: Acknowledgement<ThreadCommandAnswer> = { ok: true, answer };
const refused = (code: Refusal['code'], retryAfterSeconds?: number): Acknowledgement<ThreadCommandAnswer> => ({
  ok: false,
  refusal: { code, message: '', retryAfterSeconds },
});

const command = (commandId: string, readingId = 'reading'): WaitingCommand => ({
  name: 'comment.delete',
  input: { commandId, commentId: 'comment' },
  commandId,
  personId: 'ada',
  readingId,
  writtenAt: '2026-01-01T00:00:00Z',
  attempts: 0,
  refusal: null,
});

class Server {
  readonly store = new MemoryCommandStore();
  readonly sent: string[] = [];
  readonly acknowledged: string[] = [];
  isSending = false;

  constructor(private readonly answers: Record<string, Acknowledgement<ThreadCommandAnswer> | 'silent'> = {}) {}

  line(): Line {
    return {
      personId: 'ada',
      readingId: 'reading',
      store: this.store,
      send: async ({ commandId }) => {
        expect(this.isSending).toBe(false);
        this.isSending = true;
        await Promise.resolve();
        this.isSending = false;
        this.sent.push(commandId);
        const reply = this.answers[commandId] ?? done;
        if (reply === 'silent') throw new Error('no answer');
        return reply;
      },
      done: ({ commandId }) => this.acknowledged.push(commandId),
      changed: () => undefined,
    };
  }
}

describe('sendLine', () => {
  it('sends in the order of writing, one at a time, and forgets what was acknowledged', async () => {
    const server = new Server();
    for (const id of ['3', '1', '2']) await server.store.put(command(id));
    expect(await sendLine(server.line())).toEqual({ isEmpty: true });
    expect(server.acknowledged).toEqual(['1', '2', '3']);
    expect(await server.store.all('ada')).toEqual([]);
  });

  it('stops at the first without an answer and keeps it, counted', async () => {
    const server = new Server({ '1': 'silent' });
    for (const id of ['1', '2']) await server.store.put(command(id));
    expect(await sendLine(server.line())).toEqual({ isEmpty: false, notBeforeMs: 0 });
    expect(server.sent).toEqual(['1']);
    expect((await server.store.all('ada')).map(({ commandId, attempts }) => [commandId, attempts])).toEqual([
      ['1', 1],
      ['2', 0],
    ]);
  });

  it('keeps a refused one with its reason and goes on with the next', async () => {
    const server = new Server({ '1': refused('E_FORBIDDEN') });
    for (const id of ['1', '2']) await server.store.put(command(id));
    await sendLine(server.line());
    expect(server.acknowledged).toEqual(['2']);
    expect((await server.store.get('1'))?.refusal?.code).toBe('E_FORBIDDEN');
    await sendLine(server.line());
    expect(server.sent).toEqual(['1', '2']);
  });

  it('waits as long as the server says when it is too much or too busy', async () => {
    const server = new Server({ '1': refused('E_RATE', 7) });
    await server.store.put(command('1'));
    expect(await sendLine(server.line())).toEqual({ isEmpty: false, notBeforeMs: 7_000 });
    expect((await server.store.get('1'))?.refusal).toBeNull();
  });

  it('gives up on a command that the server fails over again and again', async () => {
    const server = new Server({ '1': refused('E_INTERNAL') });
    await server.store.put(command('1'));
    for (let round = 0; round < 10; round += 1) await sendLine(server.line());
    expect(server.sent).toHaveLength(8);
    expect((await server.store.get('1'))?.refusal?.code).toBe('E_INTERNAL');
  });

  it('leaves other readings and other people alone', async () => {
    const server = new Server();
    await server.store.put(command('1', 'other'));
    await server.store.put({ ...command('2'), personId: 'ben' });
    await sendLine(server.line());
    expect(server.sent).toEqual([]);
  });
});
