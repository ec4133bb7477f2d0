import { routes, type Acknowledgement, type CreateComment, type ThreadCommandAnswer } from '@lectern/contracts';
import type { Socket } from 'socket.io-client';
import { v7 as uuidv7 } from 'uuid';
import { ask, call, newSocket, NoAnswerError, RefusedError } from '../client-doors';
import type { Fault } from '../fault';
import { Trial } from '../trial';
import { twoNodes } from '../two-nodes';
import { pause } from '../wait';

const times = 20;
/** a busy machine may take long; no answer at all is a fault of the test's own */
const answeredWithinMs = 40_000;

/** One command is sent twenty times at once, by sockets and HTTP on two nodes; then again with other words. */
export const sameCommand: Fault = {
  id: 'D06',
  title: 'the same command twenty times at once, two nodes',
  everyRounds: 3,
  needsRedis: true,
  async run({ site, random, turn }) {
    const trial = new Trial({ site, random, turn });
    const { nodes } = await twoNodes(site);
    const reading = await trial.reading(2);
    const [cookie = '', otherCookie = ''] = reading.cookies;
    trial.client(reading, 1, () => nodes[1].port, { name: 'listener' });
    const sockets = await Promise.all(
      Array.from({ length: 10 }, (_, index) => connected(newSocket(nodes[index % 2 ? 0 : 1].port, cookie, 5_000))),
    );
    const send = async (index: number, input: CreateComment): Promise<Acknowledgement<ThreadCommandAnswer>> => {
      const socket = sockets[index];
      if (socket) return ask(socket, 'comment.create', input, answeredWithinMs);
      return overHttp(nodes[index % 2 ? 0 : 1].port, cookie, input);
    };
    const keys = 8;
    const { threadId, readingId: stream } = reading;
    for (let key = 0; key < keys; key += 1) {
      const commandId = uuidv7({ random: random.bytes(16) });
      const item = trial.recorder.label(commandId, `command ${key}`);
      const input = { commandId, threadId, parentId: null, body: `${item} ${random.next()}` };
      const operation = { client: 'sender', stream, item };
      await Promise.all(
        Array.from({ length: times }, async (_, index) => {
          trial.recorder.operation({ kind: 'invoke', ...operation });
          const answer = await answered(() => send(index, input));
          if (answer.ok) trial.recorder.operation({ kind: 'ok', ...operation, seq: answer.answer.seq });
          else trial.expect(false, `a repeat was refused: ${answer.refusal.code} ${answer.refusal.message}`);
          if (answer.ok) trial.expect(answer.answer.comment.id === commandId, 'a repeat answered another comment');
        }),
      );
      const others = await Promise.all([
        answered(() => send(random.between(0, times - 1), { ...input, body: 'other words' })),
        answered(() => overHttp(nodes[0].port, otherCookie, { ...input, body: 'somebody else, the same name' })),
      ]);
      for (const other of others) {
        const code = other.ok ? 'ok' : other.refusal.code;
        trial.expect(code === 'E_CONFLICT', `the same name for something else was answered ${code}`);
      }
    }
    for (const socket of sockets) socket.disconnect();
    return trial.end({ injected: keys * times });
  },
};

/** Asks again while the server says that it is busy. */
async function answered(
  send: () => Promise<Acknowledgement<ThreadCommandAnswer>>,
): Promise<Acknowledgement<ThreadCommandAnswer>> {
  for (;;) {
    const answer = await send();
    if (answer.ok || answer.refusal.code !== 'E_BUSY') return answer;
    await pause(200);
  }
}

function connected(socket: Socket): Promise<Socket> {
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve(socket)).once('connect_error', reject);
    socket.connect();
  });
}

async function overHttp(
  port: number,
  cookie: string,
  body: CreateComment,
): Promise<Acknowledgement<ThreadCommandAnswer>> {
  try {
    return {
      ok: true,
      answer: await call<ThreadCommandAnswer>(port, cookie, routes.createComment, { body }, answeredWithinMs),
    };
  } catch (error) {
    if (error instanceof RefusedError) return { ok: false, refusal: error.refusal };
    throw error instanceof NoAnswerError ? new Error('a node did not answer', { cause: error }) : error;
  }
}
