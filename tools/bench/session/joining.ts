import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { handKindSchema, type LiveHandAct, type StreamEvent } from '@lectern/contracts';
import { applyLiveEvent, chanceFrom, liveDigest, liveStateOf, placeOf, type LiveRoomState } from '@lectern/domain';
import { startLectern } from '../fanout/subject';
import { alone, percentile, type Row } from '../row';
import type { Attendee } from '../asking';
import { BenchMeeting, until } from './meeting';

const people = 500;
const withinMs = 5_000;
const commentEveryMs = 100;
const lateComers = 50;
const presenceFrame = Buffer.from('["live.presence"');

/** Five hundred people come within five seconds while others write; then some come late. */
export async function joining(): Promise<Row[]> {
  const lectern = await startLectern({}, undefined, people + 2);
  const [, writer, ...coming] = lectern.reading.cookies;
  const attendees: Attendee[] = [];
  try {
    const meeting = await BenchMeeting.open(lectern);
    const early = new Replica(liveStateOf(await meeting.snapshot()));
    attendees.push(await meeting.listen(writer ?? null, (payload) => early.take(payload), early.state.seq));
    const [writing] = attendees;
    if (!writing) throw new Error('Nobody is there to write.');

    const presence: Frames[] = [];
    let isOver = false;
    const acked = writeOnAndOn(writing, lectern.reading.threadId, () => isOver);
    const begun = performance.now();
    const joinedMs = await Promise.all(
      coming.map(async (cookie, index) => {
        await sleep((index / coming.length) * withinMs);
        const started = performance.now();
        const { head } = await meeting.snapshot(cookie);
        const heard: Frames = { sinceMs: performance.now(), count: 0 };
        presence.push(heard);
        const one = await meeting.listen(
          cookie,
          (payload) => {
            if (payload.subarray(0, presenceFrame.length).equals(presenceFrame)) heard.count += 1;
          },
          head,
        );
        attendees.push(one);
        await one.ask('live.act', { commandId: uuidv7(), sessionId: meeting.sessionId, act: { what: 'enter' } });
        await one.ask('live.beat', { sessionId: meeting.sessionId, isActive: true, blockId: null, isOwnMove: false });
        return performance.now() - started;
      }),
    );
    const tookMs = performance.now() - begun;
    await sleep(2_000);
    isOver = true;
    const endedMs = performance.now();
    const ackMs = await acked;

    // who says nothing for so long is gone; the host comes back
    await meeting.act({ what: 'enter' });
    const late = await comeLate(meeting, early, attendees.slice(1), coming);
    return [
      alone('session.join.all', tookMs, 'ms', null),
      alone('session.join.each.p95', percentile(joinedMs, 0.95), 'ms', null),
      alone('session.join.presence-frames', framesAtMost(presence, endedMs), '1/s', 1),
      alone('session.join.comment-acked.p95', percentile(ackMs, 0.95), 'ms', 500),
      alone('session.late.same-state', (late.same / lateComers) * 100, '%', 100),
      alone('session.late.ready.max', Math.max(...late.readyMs), 'ms', 1_000),
    ];
  } finally {
    for (const { wire } of attendees) wire.close();
    await lectern.stop();
  }
}

/** How many frames of presence somebody was sent since they joined. */
interface Frames {
  readonly sinceMs: number;
  count: number;
}

/** What somebody has who was there from the beginning and hears what happens. */
class Replica {
  constructor(public state: LiveRoomState) {}

  take(payload: Buffer): void {
    const [name, frame] = JSON.parse(payload.toString()) as [string, { events?: StreamEvent[] }];
    if (name === 'stream.events') this.apply(frame.events ?? []);
  }

  apply(events: readonly StreamEvent[]): void {
    for (const event of events) {
      const place = placeOf(this.state.seq, event);
      if (place === 'hole') throw new Error(`Number ${this.state.seq + 1} never came.`);
      if (place === 'applied') this.state = applyLiveEvent(this.state, event);
    }
  }
}

/** Writes comments at an even pace until it is over; how long each took to be acknowledged. */
async function writeOnAndOn({ ask }: Attendee, threadId: string, isOver: () => boolean): Promise<number[]> {
  const tookMs: Promise<number>[] = [];
  while (!isOver()) {
    const started = performance.now();
    const said = ask('comment.create', { commandId: uuidv7(), threadId, parentId: null, body: 'Meanwhile.' });
    tookMs.push(said.then(() => performance.now() - started));
    await sleep(commentEveryMs);
  }
  return Promise.all(tookMs);
}

/** Things happen in the room, somebody comes, and has what everybody has: how often, and how soon. */
async function comeLate(
  meeting: BenchMeeting,
  early: Replica,
  present: readonly Attendee[],
  cookies: readonly string[],
): Promise<{ same: number; readyMs: number[] }> {
  const chance = chanceFrom(3);
  const readyMs: number[] = [];
  let same = 0;
  for (let round = 0; round < lateComers; round += 1) {
    const some = Array.from({ length: 3 }, () => present[Math.floor(chance() * present.length)]);
    for (const one of some) {
      const act: LiveHandAct = {
        what: 'raise-hand',
        kind: handKindSchema.options[Math.floor(chance() * 4)] ?? 'new-point',
      };
      // somebody's hand may be up already
      await one?.ask('live.hand', { commandId: uuidv7(), sessionId: meeting.sessionId, act }).catch(() => null);
    }
    await meeting.chat({ what: 'say', text: `In round ${round}.` });
    const cookie = cookies[round] ?? '';
    const started = performance.now();
    const snapshot = await meeting.snapshot(cookie);
    const late = new Replica(liveStateOf(snapshot));
    const one = await meeting.listen(cookie, (payload) => late.take(payload), snapshot.head);
    late.apply(one.joinedWith.events);
    readyMs.push(performance.now() - started);
    await until(() => early.state.seq >= late.state.seq, 'the first hears everything');
    if (liveDigest(late.state) === liveDigest(early.state)) same += 1;
    one.wire.close();
  }
  return { same, readyMs };
}

/** Frames a second of whoever was sent most, from the moment they joined until everybody was there. */
function framesAtMost(perSocket: readonly Frames[], untilMs: number): number {
  return Math.max(0, ...perSocket.map(({ sinceMs, count }) => (count * 1_000) / Math.max(1_000, untilMs - sinceMs)));
}
