import { isDeepStrictEqual } from 'node:util';
import type { CommentPage, Reading as ReadingView, StreamEvent, Thread, ThreadCommandAnswer } from '@lectern/contracts';
import { isReadingEvent, routes } from '@lectern/contracts';
import { applyEvent, withNewer, type DiscussionState } from '@lectern/domain';
import { v7 as uuidv7 } from 'uuid';
import { ask, call, newSocket } from '../client-doors';
import type { Fault } from '../fault';
import { withDatabase } from '../final-read';
import { Trial, type Reading } from '../trial';
import { pause } from '../wait';

type Position = 'before' | 'during' | 'after';
const positions: readonly Position[] = ['before', 'during', 'after'];

/** Something that can happen in a reading: done once, it makes one event. */
interface Happening {
  readonly type: StreamEvent['type'];
  act(stage: Stage): Promise<unknown>;
}

interface Stage {
  readonly port: number;
  readonly cookie: string;
  readonly reading: Reading;
  readonly databaseUrl: string;
  /** a comment to change */
  readonly comment: ThreadCommandAnswer['comment'];
}

const happenings: readonly Happening[] = [
  {
    type: 'thread.opened',
    act: ({ port, cookie, reading }) =>
      call(port, cookie, routes.openThread, {
        body: { commandId: uuidv7(), readingId: reading.readingId, anchor: { blockId: null, span: null }, body: 'New' },
      }),
  },
  { type: 'comment.created', act: (stage) => createComment(stage, 'Another') },
  {
    type: 'comment.edited',
    act: ({ port, cookie, comment }) =>
      call(port, cookie, routes.editComment, {
        body: { commandId: uuidv7(), commentId: comment.id, baseSeq: comment.seq, body: 'Changed' },
      }),
  },
  {
    type: 'comment.deleted',
    act: ({ port, cookie, comment }) =>
      call(port, cookie, routes.deleteComment, { body: { commandId: uuidv7(), commentId: comment.id } }),
  },
  {
    // nothing in the product makes these two yet: they are put into the stream as a server would
    type: 'reading.updated',
    act: (stage) => appendEvent(stage, 'reading.updated'),
  },
  { type: 'event.withheld', act: (stage) => appendEvent(stage, 'something.newer') },
];

/** For every type of event and moment: a snapshot and the events after it equal a new snapshot. */
export const snapshotRace: Fault = {
  id: 'D16',
  title: 'something happens while a reading is loaded',
  everyRounds: 3,
  turnsMin: happenings.length,
  async run(context) {
    const trial = new Trial(context);
    const node = await context.site.node();
    let injected = 0;
    const happening = happenings[context.turn % happenings.length];
    if (!happening) throw new Error('There is nothing that can happen.');
    for (const position of positions) {
      injected += 1;
      const reading = await trial.reading(2);
      const stage = await stageOf(reading, node.port, context.site.postgres.directUrl);
      const [followed, fresh] = await race(stage, happening, position);
      const [was, is] = [comparable(followed), comparable(fresh)];
      trial.expect(
        isDeepStrictEqual(was, is),
        `${happening.type} ${position} the snapshot leads elsewhere:\n    ${JSON.stringify(was)}\n    ${JSON.stringify(is)}`,
      );
      trial.expect(fresh.seq === 2, `${happening.type} made ${fresh.seq - 1} events`);
    }
    trial.readings.length = 0;
    return trial.end({ injected });
  },
};

async function stageOf(reading: Reading, port: number, databaseUrl: string): Promise<Stage> {
  const stage = { port, cookie: reading.cookies[0] ?? '', reading, databaseUrl };
  return { ...stage, comment: (await createComment(stage, 'First')).comment };
}

/** The state a client comes to that loads while something happens, and what a new client loads after it. */
async function race(stage: Stage, { act }: Happening, position: Position): Promise<[DiscussionState, DiscussionState]> {
  const socket = newSocket(stage.port, stage.reading.cookies[1] ?? null, 5_000);
  const told: StreamEvent[] = [];
  socket.on('stream.events', ({ events }: { events: StreamEvent[] }) => told.push(...events));
  await new Promise<void>((resolve) => socket.once('connect', () => resolve()).connect());
  try {
    if (position === 'before') await act(stage);
    const acting = position === 'during' ? act(stage) : null;
    let state = await snapshot(stage);
    const stream = { kind: 'reading', id: stage.reading.readingId } as const;
    const joined = await ask(socket, 'stream.join', { stream, since: state.seq }, 5_000);
    if (!joined.ok) throw new Error(joined.refusal.message);
    await acting;
    if (position === 'after') await act(stage);
    await pause(150);
    const missed = await ask(socket, 'stream.read', { stream, since: state.seq }, 5_000);
    const events = [...joined.answer.events, ...told, ...(missed.ok ? missed.answer.events : [])];
    for (const event of events.sort((a, b) => a.seq - b.seq)) {
      if (event.seq === state.seq + 1 && isReadingEvent(event)) state = applyEvent(state, event);
    }
    return [state, await snapshot(stage)];
  } finally {
    socket.disconnect();
  }
}

/** What a client loads over HTTP: the reading with its threads, and every thread's comments. */
async function snapshot({ port, reading }: Stage): Promise<DiscussionState> {
  const cookie = reading.cookies[1] ?? null;
  const params = { readingId: reading.readingId };
  const view = await call<ReadingView>(port, cookie, routes.reading, { params });
  const pages = await Promise.all(
    view.threads.map(({ id }: Thread) =>
      call<CommentPage>(port, cookie, routes.comments, { params, query: { threadId: id } }),
    ),
  );
  return {
    seq: view.head,
    threads: new Map(view.threads.map((thread: Thread) => [thread.id, thread])),
    comments: withNewer(
      new Map(),
      pages.flatMap(({ comments }) => comments),
    ),
  };
}

/** What is drawn: threads that have comments, and the comments there are. */
function comparable({ seq, threads, comments }: DiscussionState) {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  const shown = [...threads.values()].filter(({ commentCount }) => commentCount > 0);
  const comment = [...comments.values()].filter(({ isDeleted }) => !isDeleted);
  return { seq, threads: shown.sort(byId), comments: comment.sort(byId) };
}

function createComment(stage: Omit<Stage, 'comment'>, body: string): Promise<ThreadCommandAnswer> {
  const { threadId } = stage.reading;
  return call(stage.port, stage.cookie, routes.createComment, {
    body: { commandId: uuidv7(), threadId, parentId: null, body },
  });
}

function appendEvent({ databaseUrl, reading }: Stage, type: string): Promise<unknown> {
  return withDatabase(databaseUrl, (client) =>
    client.query(
      `WITH next AS (UPDATE streams SET head = head + 1 WHERE id = $1 RETURNING head)
       INSERT INTO stream_events (stream_id, seq, type, at) SELECT $1, head, $2, now() FROM next`,
      [reading.readingId, type],
    ),
  );
}
