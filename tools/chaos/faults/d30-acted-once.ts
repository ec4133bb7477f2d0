import { v7 as uuidv7 } from 'uuid';
import {
  liveSessionRoutes,
  type EventPage,
  type LiveAct,
  type LiveAnswer,
  type LiveArrangeAct,
  type LiveChatAct,
  type LiveSession,
  type LiveSnapshot,
  type Route,
} from '@lectern/contracts';
import { applyLiveEvent, liveDigest, liveStateOf, type LiveRoomState } from '@lectern/domain';
import { call, insist } from '../client-doors';
import type { Fault, FaultContext } from '../fault';
import { Trial, type Reading } from '../trial';
import { pause, until } from '../wait';

const people = 7;
const kills = 2;
const linesPerKill = 15;
const saidWithinMs = 20_000;

/**
 * The server dies while people speak in a live session and its host splits it into small rooms and calls everybody
 * back: each acknowledged act is done, once; whoever is in is in one room; and who comes late has the state of those
 * who followed.
 */
export const actedOnce: Fault = {
  id: 'D30',
  title: 'the server is killed while a live session is split into rooms',
  everyRounds: 6,
  async run(context) {
    const meeting = await Meeting.begin(context);
    const { trial, node } = meeting;
    let isOn = true;
    const speaking = meeting.speakWhile(() => isOn);
    for (let kill = 1; kill <= kills; kill += 1) {
      await until(() => meeting.said.size >= kill * linesPerKill, saidWithinMs);
      const splitting = meeting.arrange({
        what: 'split',
        deal: { by: 'size', size: 2 },
        passageIds: [],
        minutes: null,
        seenRound: kill - 1,
      });
      await pause(context.random.between(0, 40));
      await trial.crash(node);
      await splitting;
      if (kill < kills) await meeting.callBack(kill);
    }
    await until(() => meeting.said.size >= (kills + 1) * linesPerKill, saidWithinMs);
    isOn = false;
    await speaking;
    await meeting.expectWhole();
    trial.notes.push(`${meeting.said.size} lines said, split ${kills} times`);
    return trial.end({ injected: kills, crashes: node.crashes });
  },
};

/** A live session under way with everybody in it, whose first member leads it. */
class Meeting {
  /** the lines that were acknowledged */
  readonly said = new Set<string>();
  private acts = 0;
  /** what whoever came at the beginning was shown */
  private first: LiveSnapshot | null = null;

  private constructor(
    readonly trial: Trial,
    readonly node: Awaited<ReturnType<FaultContext['site']['node']>>,
    private readonly reading: Reading,
    private readonly sessionId: string,
  ) {}

  static async begin(context: FaultContext): Promise<Meeting> {
    const trial = new Trial(context);
    const node = await context.site.node();
    const reading = await trial.reading(people);
    const [host = ''] = reading.cookies;
    const body = {
      commandId: uuidv7(),
      title: 'A meeting',
      start: '2031-03-28T19:00',
      timeZone: 'Europe/Berlin',
      lengthMinutes: 90,
      agenda: [],
      letsIn: 'members',
      capacity: null,
      coHostIds: [],
      isDraft: false,
    };
    const params = { readingId: reading.readingId };
    const { id } = await call<LiveSession>(node.port, host, liveSessionRoutes.scheduleLiveSession, { params, body });
    const meeting = new Meeting(trial, node, reading, id);
    await meeting.act(0, { what: 'turn', to: 'live', seenState: 'scheduled' });
    for (const person of reading.cookies.keys()) await meeting.act(person, { what: 'enter' });
    meeting.first = await meeting.snapshot();
    for (const person of [0, 1])
      trial.client(reading, person, meeting.port, { name: `room ${person + 1}`, stream: { kind: 'session', id } });
    await trial.allLive();
    return meeting;
  }

  private readonly port = (): number => this.node.port;

  /** Lets all but the host speak, one line after the other. */
  async speakWhile(isOn: () => boolean): Promise<void> {
    await Promise.all(
      Array.from({ length: people - 1 }, async (_, index) => {
        const random = this.trial.context.random.fork(`lines of ${index}`);
        for (let line = 1; isOn(); line += 1) {
          const commandId = uuidv7();
          const act: LiveChatAct = { what: 'say', text: `Line ${line}` };
          await this.do(index + 1, liveSessionRoutes.actInChat, commandId, act);
          this.said.add(commandId);
          await pause(random.next() * 120);
        }
      }),
    );
  }

  async arrange(act: LiveArrangeAct): Promise<void> {
    await this.do(0, liveSessionRoutes.arrangeLive, uuidv7(), act);
  }

  private async act(person: number, act: LiveAct): Promise<void> {
    await this.do(person, liveSessionRoutes.actInLiveSession, uuidv7(), act);
  }

  /** Calls everybody back, and waits until they are. */
  async callBack(seenRound: number): Promise<void> {
    await this.arrange({ what: 'call-back', seconds: 0, seenRound });
    const isBack = async () => !(await this.snapshot()).split.isSplit;
    this.trial.expect(await until(isBack, this.trial.limit(10_000), 100), 'nobody came back from the small rooms');
  }

  /** Does it until it is acknowledged, always by the same command. */
  private async do(
    person: number,
    route: Route,
    commandId: string,
    act: LiveAct | LiveChatAct | LiveArrangeAct,
  ): Promise<void> {
    const { recorder } = this.trial;
    const client = person === 0 ? 'host' : `person ${person}`;
    const item = recorder.label(commandId, `${client}: ${act.what} ${(this.acts += 1)}`);
    const operation = { client, stream: this.sessionId, item };
    recorder.operation({ kind: 'invoke', ...operation });
    const body = { commandId, sessionId: this.sessionId, act };
    const { seq } = await insist<LiveAnswer>(this.port, this.cookie(person), route, body);
    recorder.operation({ kind: 'ok', ...operation, seq });
  }

  private cookie(person: number): string {
    return this.reading.cookies[person] ?? '';
  }

  private snapshot(): Promise<LiveSnapshot> {
    const params = { sessionId: this.sessionId };
    return call<LiveSnapshot>(this.port(), this.cookie(0), liveSessionRoutes.liveSession, { params });
  }

  /** Nothing acknowledged is missing or twice, everybody is in one room, and early and late are shown the same. */
  async expectWhole(): Promise<void> {
    const late = await this.snapshot();
    const lines = late.lines.map(({ id }) => id);
    const lost = [...this.said].filter((id) => !lines.includes(id)).length;
    this.trial.expect(lost === 0, `${lost} acknowledged lines are lost`);
    this.trial.expect(new Set(lines).size === lines.length, 'a line is there twice');
    this.trial.expect(late.split.round === kills, `the session was split ${late.split.round} times and not ${kills}`);
    const seated = late.rooms.filter(({ round }) => round === late.split.round).flatMap(({ memberIds }) => memberIds);
    const isDealtOnce = seated.length === people - 1 && new Set(seated).size === seated.length;
    this.trial.expect(isDealtOnce, `${seated.length} places in rooms for ${people - 1} people`);
    const followed = liveDigest(await this.followedTo(late.head));
    this.trial.expect(followed === liveDigest(liveStateOf(late)), 'who comes late is shown another state');
  }

  /** The state of whoever was there from the beginning. */
  private async followedTo(head: number): Promise<LiveRoomState> {
    if (this.first === null) throw new Error('The meeting was not begun.');
    let state = liveStateOf(this.first);
    while (state.seq < head) {
      const { events } = await call<EventPage>(this.port(), this.cookie(0), liveSessionRoutes.liveSessionEvents, {
        params: { sessionId: this.sessionId },
        query: { since: String(state.seq) },
      });
      if (events.length === 0) break;
      state = events.reduce(applyLiveEvent, state);
    }
    return state;
  }
}
