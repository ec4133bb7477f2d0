// People with open sockets, in a process of their own: told over IPC what to do, answers when it is done.
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { reconnectDelayMs } from '../../../libs/web/realtime/src/socket/reconnect-delay';
import { bodyOf, nowMs, sentAtOf } from './body';
import type { CrowdOrder, CrowdReport, Seat } from './crowd-orders';
import { FrameDecoder } from './decoded';
import { Wire } from './wire';

/** the product's client gives an answer as long */
const acknowledgedWithinMs = 10_000;
/** how many connect at once: more only wait in the server's queue for connections */
const connectingMax = 20;
/** a number no stream reaches: only what comes after joining is wanted */
const fromNowOn = 2_000_000_000;

class Member {
  wire: Wire | null = null;
  comments = 0;
  seq = 0;
  holes = 0;
  /** by the number of the message: whom to tell of its acknowledgement */
  readonly asked = new Map<number, { resolve: (payload: Buffer) => void; reject: (fault: Error) => void }>();
  /** on the way back */
  isUnderway = false;
  isBack: (() => void) | null = null;

  constructor(readonly seat: Seat) {}
}

const decoder = new FrameDecoder();
const members: Member[] = [];
/** of each comment: when the last of this crowd saw it, after it was sent */
const lastSeenMs = new Map<string, number>();
const statuses: string[] = [];
let isComingBack = false;

async function open(member: Member): Promise<void> {
  member.wire = await Wire.open(member.seat.base, member.seat.cookie, {
    onEvent: (payload) => heard(member, payload),
    onAck: (id, payload) => member.asked.get(id)?.resolve(payload),
    onClosed: () => {
      for (const { reject } of [...member.asked.values()]) reject(new Error('closed'));
      if (isComingBack && !member.isUnderway) void comeBack(member);
    },
  });
  const [only, ...others] = member.seat.readingIds;
  if (others.length > 0) for (const id of member.seat.readingIds) await join(member, id, fromNowOn);
  else if (only !== undefined) await catchUp(member, only);
}

async function catchUp(member: Member, readingId: string): Promise<void> {
  if (member.seq === 0) return void (member.seq = await join(member, readingId, fromNowOn));
  let head = await join(member, readingId, member.seq);
  while (member.seq < head) head = await page(member, 'stream.read', readingId, member.seq);
}

function join(member: Member, readingId: string, since: number): Promise<number> {
  return page(member, 'stream.join', readingId, since);
}

/** Asks for a page of events, takes them, and answers the stream's newest number. */
async function page(member: Member, name: string, id: string, since: number): Promise<number> {
  const answer = await ask(member, name, { stream: { kind: 'reading', id }, since });
  const [told] = JSON.parse(answer.toString()) as [PageAnswer];
  if (!told.ok) throw new Error(`${name} refused: ${answer.toString()}`);
  if (since < fromNowOn) member.seq = Math.max(member.seq, told.answer.events.at(-1)?.seq ?? 0);
  return told.answer.head;
}

interface PageAnswer {
  readonly ok: boolean;
  readonly answer: { readonly head: number; readonly events: readonly { readonly seq: number }[] };
}

function heard(member: Member, payload: Buffer): void {
  const { bodies, firstSeq, lastSeq } = decoder.of(payload);
  if (bodies.length === 0) return;
  member.comments += bodies.length;
  if (firstSeq > 0) {
    if (firstSeq > member.seq + 1) member.holes += 1;
    member.seq = Math.max(member.seq, lastSeq);
  }
  const now = nowMs();
  for (const body of bodies) lastSeenMs.set(body, Math.max(lastSeenMs.get(body) ?? 0, now - sentAtOf(body)));
}

function ask(member: Member, name: string, payload: unknown): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const { wire, asked } = member;
    if (!wire) return reject(new Error('Not connected.'));
    const id = wire.send(name, payload);
    const timer = setTimeout(
      () => over(() => reject(new Error(`${name} was not acknowledged.`))),
      acknowledgedWithinMs,
    );
    const over = (then: () => void) => {
      clearTimeout(timer);
      asked.delete(id);
      then();
    };
    asked.set(id, {
      resolve: (answer) => over(() => resolve(answer)),
      reject: (fault) => over(() => reject(fault)),
    });
  });
}

/** Sends one comment; resolves with how long the acknowledgement took. */
async function say(member: Member, name: string): Promise<number> {
  const body = bodyOf(name);
  const started = nowMs();
  const { threadId } = member.seat;
  const answer =
    threadId === null
      ? await ask(member, 'message', { author: name, body, sentAt: Date.now() })
      : await ask(member, 'comment.create', { commandId: uuidv7(), threadId, parentId: null, body });
  const took = nowMs() - started;
  if (!answer.includes('"ok":true')) throw new Error(`Refused: ${answer.toString()}`);
  return took;
}

/** Tries again as the product's client does, until it has everything. */
async function comeBack(member: Member): Promise<void> {
  member.isUnderway = true;
  for (let attempt = 0; ; attempt += 1) {
    await sleep(reconnectDelayMs(attempt));
    try {
      await open(member);
      break;
    } catch (fault) {
      statuses.push((fault as Error).message.slice(0, 40));
      member.wire?.close();
    }
  }
  member.isUnderway = false;
  member.isBack?.();
}

async function obey(order: CrowdOrder): Promise<CrowdReport> {
  if (order.do === 'open') {
    const waiting = order.seats.map((seat) => new Member(seat));
    members.push(...waiting);
    const lanes = Array.from({ length: connectingMax }, async () => {
      for (let next = waiting.pop(); next; next = waiting.pop()) await open(next);
    });
    await Promise.all(lanes);
  } else if (order.do === 'burst') {
    const tookMs: number[] = [];
    const end = nowMs() + order.ms;
    const started = nowMs();
    await Promise.all(
      members.map(async (member, index) => {
        for (let count = 0; nowMs() < end; count += 1) tookMs.push(await say(member, `${index}-${count}`));
      }),
    );
    return { ...state(), tookMs, ranMs: nowMs() - started };
  } else if (order.do === 'pace') {
    const tookMs: number[] = [];
    const sends: Promise<unknown>[] = [];
    const started = nowMs();
    for (let index = 0; index < (order.perSecond * order.ms) / 1000; index += 1) {
      const member = members[index % members.length];
      if (member) sends.push(say(member, `paced-${index}`).then((took) => tookMs.push(took)));
      await sleep(Math.max(0, started + ((index + 1) * 1000) / order.perSecond - nowMs()));
    }
    await Promise.all(sends);
    return { ...state(), tookMs, ranMs: nowMs() - started };
  } else if (order.do === 'forget') {
    lastSeenMs.clear();
    for (const member of members) member.comments = 0;
  } else if (order.do === 'come-back') {
    isComingBack = true;
    const backAtMs = members.map(
      (member) => new Promise<number>((resolve) => (member.isBack = () => resolve(nowMs()))),
    );
    process.send?.({ ...state(), isUnderway: true });
    const tookMs = await Promise.all(backAtMs);
    isComingBack = false;
    return { ...state(), tookMs };
  } else if (order.do === 'close') {
    isComingBack = false;
    for (const member of members.splice(0)) member.wire?.close();
    lastSeenMs.clear();
  }
  return state();
}

function state(): CrowdReport {
  return {
    comments: members.map((member) => member.comments),
    holes: members.reduce((sum, member) => sum + member.holes, 0),
    lowestSeq: members.reduce((lowest, member) => Math.min(lowest, member.seq), Number.MAX_SAFE_INTEGER),
    lastSeenMs: [...lastSeenMs.values()],
    tookMs: [],
    ranMs: 0,
    statuses: statuses.splice(0),
    fault: null,
    isUnderway: false,
  };
}

process.on('message', (order: CrowdOrder) => {
  obey(order).then(
    (report) => process.send?.(report),
    (fault: unknown) => process.send?.({ ...state(), fault: String(fault) }),
  );
});
process.once('disconnect', () => process.exit(0));
