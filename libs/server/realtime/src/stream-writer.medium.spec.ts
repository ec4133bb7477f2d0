import { randomUUID } from 'node:crypto';
import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '@lectern/server/database';
import { DomainError } from '@lectern/server/platform';
import { mediumApp } from '../../../../tools/testing/medium-app';
import type { Batch, Outcome, StreamHandler } from './stream-command';
import { StreamWriter } from './stream-writer';

interface Say {
  readonly type: string;
  readonly personId: string;
  readonly commandId: string;
  readonly what: 'fine' | 'refused' | 'broken';
  readonly words?: string;
}

let app: INestApplicationContext;
let database: Database;
let writer: StreamWriter;
beforeAll(async () => {
  app = await mediumApp();
  database = app.get(Database, { strict: false });
  writer = app.get(StreamWriter, { strict: false });
});
afterAll(() => app.close());

/** Decides by what a command says of itself, and remembers the batches it was given. */
class Recorder implements StreamHandler<Say, string> {
  readonly batches: number[] = [];

  stream(id: string) {
    return { kind: 'reading' as const, id };
  }

  decide({ commands, nextSeq, at }: Batch<Say>): Promise<{ outcomes: Outcome<string>[]; audienceVersion: number }> {
    this.batches.push(commands.length);
    const outcomes = commands.map((command): Outcome<string> => {
      if (command.what === 'broken') throw new Error('A fault of ours.');
      if (command.what === 'refused') return { refused: new DomainError('E_FORBIDDEN', 'No.') };
      const seq = nextSeq();
      const shown = { type: 'event.withheld' as const, seq, at: at.toISOString() };
      return { event: { type: 'said', threadId: null, commentId: null }, shown, answer: `first ${seq}` };
    });
    return Promise.resolve({ outcomes, audienceVersion: 1 });
  }

  answerAgain({ seq }: { seq: number }): Promise<string> {
    return Promise.resolve(`again ${seq}`);
  }
}

let streamId: string;
let handler: Recorder;
const personId = randomUUID();
const say = (what: Say['what'] = 'fine', more: Partial<Say> = {}): Say => ({
  type: 'say',
  personId,
  commandId: uuidv7(),
  what,
  ...more,
});
const submit = (command: Say) => writer.submit(streamId, command, handler);
const fates = async (commands: Say[]) =>
  (await Promise.allSettled(commands.map(submit))).map((result) =>
    result.status === 'fulfilled' ? result.value : ((result.reason as { code?: string }).code ?? 'broken'),
  );
const numbers = async () => {
  const events = await database.client.streamEvent.findMany({ where: { streamId }, orderBy: { seq: 'asc' } });
  return events.map(({ seq }) => seq);
};
const head = async () => (await database.client.stream.findUniqueOrThrow({ where: { id: streamId } })).head;
const upTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);

beforeEach(async () => {
  streamId = randomUUID();
  handler = new Recorder();
  await database.client.stream.create({ data: { id: streamId, kind: 'reading' } });
});

describe('commands that wait for one stream', () => {
  it('are numbered without gaps in the order they came, many in a batch', async () => {
    const answers = await fates(Array.from({ length: 300 }, () => say()));
    expect(answers).toEqual(upTo(300).map((seq) => `first ${seq}`));
    expect(await numbers()).toEqual(upTo(300));
    expect(await head()).toBe(300);
    expect(handler.batches.length).toBeLessThan(20);
  });

  it('use up no numbers when they are refused', async () => {
    const answers = await fates([say(), say('refused'), say(), say('refused'), say()]);
    expect(answers).toEqual(['first 1', 'E_FORBIDDEN', 'first 2', 'E_FORBIDDEN', 'first 3']);
    expect(await numbers()).toEqual(upTo(3));
    expect(await head()).toBe(3);
  });

  it('are done although one of them breaks; that one alone fails', async () => {
    const answers = await fates([say(), say('broken'), say(), say()]);
    expect(answers).toEqual(['first 1', 'broken', 'first 2', 'first 3']);
    expect(await numbers()).toEqual(upTo(3));
  });

  it('are each answered when the stream is not there', async () => {
    streamId = randomUUID();
    expect(await fates([say(), say()])).toEqual(['E_NOT_FOUND', 'E_NOT_FOUND']);
  });

  it('of many streams at once do not mix', async () => {
    const ids = Array.from({ length: 12 }, () => randomUUID());
    await database.client.stream.createMany({ data: ids.map((id) => ({ id, kind: 'reading' })) });
    const writes = ids.flatMap((id) => Array.from({ length: 5 }, () => writer.submit(id, say(), handler)));
    await Promise.all(writes);
    const heads = await database.client.stream.findMany({ where: { id: { in: ids } }, select: { head: true } });
    expect(heads).toEqual(ids.map(() => ({ head: 5 })));
  });

  it('of two features are each decided by their own, in the order they came', async () => {
    const other = new Recorder();
    const answers = await Promise.all([
      submit(say()),
      writer.submit(streamId, say(), other),
      submit(say()),
      writer.submit(streamId, say(), other),
    ]);
    expect(answers).toEqual(upTo(4).map((seq) => `first ${seq}`));
    expect([handler.batches, other.batches].map((batches) => batches.reduce((sum, size) => sum + size, 0))).toEqual([
      2, 2,
    ]);
  });
});

describe('a command given again', () => {
  it('in the same batch is done once', async () => {
    const command = say();
    const answers = await fates([command, say(), { ...command }, { ...command }]);
    expect(answers).toEqual(['first 1', 'first 2', 'again 1', 'again 1']);
    expect(await numbers()).toEqual(upTo(2));
  });

  it('later gets its first number', async () => {
    const command = say();
    await submit(command);
    await submit(say());
    expect(await submit({ ...command })).toBe('again 1');
  });

  it('with other words is a conflict, in the same batch and later', async () => {
    const command = say('fine', { words: 'one' });
    const other = { ...command, words: 'other' };
    expect(await fates([command, other])).toEqual(['first 1', 'E_CONFLICT']);
    expect(await fates([other])).toEqual(['E_CONFLICT']);
    expect(await numbers()).toEqual(upTo(1));
  });

  it('by somebody else is another command', async () => {
    const command = say();
    expect(await fates([command, { ...command, personId: randomUUID() }])).toEqual(['first 1', 'first 2']);
  });

  it('on another stream is a conflict, also when both are written at once', async () => {
    const otherId = randomUUID();
    await database.client.stream.create({ data: { id: otherId, kind: 'reading' } });
    const command = say();
    const done = await Promise.allSettled([
      writer.submit(streamId, { ...command, words: streamId }, handler),
      writer.submit(otherId, { ...command, words: otherId }, handler),
    ]);
    expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await database.client.streamEvent.count({ where: { commandId: command.commandId } })).toBe(1);
  });
});
