import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { routes, type LiveAct, type LiveChatAct, type LiveSnapshot } from '@lectern/contracts';
import { listen, type Listener, listenAll, post, read } from '../asking';
import type { LecternSubject } from '../fanout/subject';

/** A live session under way over the reading of a bench, led by its first person over HTTP. */
export class BenchMeeting {
  private constructor(
    readonly lectern: LecternSubject,
    readonly sessionId: string,
    private readonly hostCookie: string,
  ) {}

  static async open(lectern: LecternSubject): Promise<BenchMeeting> {
    const commandId = uuidv7();
    const meeting = new BenchMeeting(lectern, commandId, lectern.reading.cookies[0] ?? '');
    const plan = {
      title: 'Bench',
      start: '2031-03-28T19:00',
      timeZone: 'Europe/Berlin',
      lengthMinutes: 60,
      agenda: [],
    };
    const whose = { letsIn: 'everyone', capacity: null, coHostIds: [], isDraft: false };
    const path = routes.scheduleLiveSession.path.replace(':readingId', lectern.reading.readingId);
    await meeting.post(path, { commandId, ...plan, ...whose });
    await meeting.act({ what: 'turn', to: 'live', seenState: 'scheduled' });
    await meeting.act({ what: 'enter' });
    return meeting;
  }

  /** What the host does. */
  act(act: LiveAct): Promise<void> {
    return this.post(routes.actInLiveSession.path, { commandId: uuidv7(), sessionId: this.sessionId, act });
  }

  /** What the host says or takes back. */
  chat(act: LiveChatAct, commandId = uuidv7()): Promise<void> {
    return this.post(routes.actInChat.path, { commandId, sessionId: this.sessionId, act });
  }

  /** So many who hear the session's stream, each told apart by a number. */
  listeners(count: number, onEvent: (listener: number, payload: Buffer) => void): Promise<Listener[]> {
    return listenAll(this.lectern.seats(count), this.stream, onEvent);
  }

  /** One who hears the session's stream from a number on. */
  listen(cookie: string | null, onEvent: (payload: Buffer) => void, since?: number): Promise<Listener> {
    return listen({ base: this.lectern.base, cookie }, this.stream, onEvent, since);
  }

  snapshot(cookie = this.hostCookie): Promise<LiveSnapshot> {
    return this.read(routes.liveSession.path, cookie).then((text) => JSON.parse(text) as LiveSnapshot);
  }

  /** What a route about the session answers, as it came. */
  read(path: string, cookie = this.hostCookie): Promise<string> {
    return read(this.lectern, cookie, path.replace(':sessionId', this.sessionId));
  }

  private post(path: string, body: object): Promise<void> {
    return post(this.lectern, this.hostCookie, path, body);
  }

  private get stream() {
    return { kind: 'session', id: this.sessionId } as const;
  }
}

/** Waits until something holds, and says what did not if it never does. */
export async function until(holds: () => boolean, what: string, withinMs = 10_000): Promise<void> {
  const patience = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > patience) throw new Error(`Waited in vain: ${what}`);
    await sleep(1);
  }
}
