import { Client } from 'pg';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { routes, type ThreadCommandAnswer } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call, refusalOf } from '../api';
import { admit, createGroup, register, type Person } from '../people';
import { LiveClient } from '../socket';
import { openThread, publish, remove } from '../texts';

describe('a command that comes again', () => {
  let ada: Person;
  let ben: Person;
  let readingId: string;
  let threadId: string;

  beforeAll(async () => {
    [ada, ben] = await Promise.all([register('Ada'), register('Ben')]);
    const groupId = await createGroup(ada);
    await admit(ada, groupId, ben, 'member');
    ({
      reading: { id: readingId },
    } = await publish(ada, groupId));
    threadId = (await openThread(ada, readingId)).thread.id;
  });

  const command = () => ({ commandId: uuidv7(), threadId, parentId: null, body: 'Said once' });

  it('twenty times at once over both doors is done once, with one answer', async () => {
    const input = command();
    const sockets = await Promise.all(Array.from({ length: 4 }, () => LiveClient.open(ada)));
    const answers: ThreadCommandAnswer[] = await Promise.all(
      Array.from({ length: 20 }, (_, index) => {
        const socket = sockets[index % 8];
        return socket ? socket.done('comment.create', input) : call(routes.createComment, { body: input }, ada);
      }),
    );
    expect(new Set(answers.map(({ comment, seq }) => `${comment.id} ${seq}`)).size).toBe(1);
    expect(await stored(input.commandId)).toEqual({ comments: 1, events: 1 });
  });

  it('later gets the first number, and the comment as it is by then', async () => {
    const input = command();
    const first = await call(routes.createComment, { body: input }, ada);
    await remove(ada, first.comment.id);
    const again = await call(routes.createComment, { body: input }, ada);
    expect(again).toMatchObject({ seq: first.seq, comment: { id: first.comment.id, isDeleted: true, body: null } });
  });

  it('with another body is a conflict at both doors', async () => {
    const input = command();
    await call(routes.createComment, { body: input }, ada);
    const other = { ...input, body: 'Said differently' };
    expect(await refusalOf(call(routes.createComment, { body: other }, ada))).toBe('E_CONFLICT');
    expect(await (await LiveClient.open(ada)).refusal('comment.create', other)).toBe('E_CONFLICT');
    // nor may its name be used for another kind of command
    const anchor = { blockId: null, span: null };
    const opening = { commandId: input.commandId, readingId, anchor, body: input.body };
    expect(await refusalOf(call(routes.openThread, { body: opening }, ada))).toBe('E_CONFLICT');
    expect(await stored(input.commandId)).toEqual({ comments: 1, events: 1 });
  });

  it('at once with other bodies is done once; the others are conflicts', async () => {
    const input = command();
    const codes = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        call(routes.createComment, { body: { ...input, body: `variant ${index}` } }, ada).then(
          () => 'done',
          (error: unknown) => refusalOf(Promise.reject(error)),
        ),
      ),
    );
    expect(codes.sort()).toEqual([...Array.from({ length: 5 }, () => 'E_CONFLICT'), 'done']);
    expect(await stored(input.commandId)).toEqual({ comments: 1, events: 1 });
  });

  it('by somebody else is a conflict, never the first one’s answer', async () => {
    const input = command();
    await call(routes.createComment, { body: input }, ada);
    expect(await refusalOf(call(routes.createComment, { body: input }, ben))).toBe('E_CONFLICT');
  });

  async function stored(id: string) {
    const client = new Client({ connectionString: inject('serverDatabaseUrl') });
    await client.connect();
    try {
      const comments = await client.query('SELECT 1 FROM comments WHERE id = $1', [id]);
      const events = await client.query('SELECT 1 FROM stream_events WHERE command_id = $1', [id]);
      return { comments: comments.rowCount, events: events.rowCount };
    } finally {
      await client.end();
    }
  }
});
