import type { LiveRoom } from '../live-room';
import type { PollRecord } from '../polls/poll.records';
import type { LineRecord } from './line.records';

/** The chat of a session while a batch of commands is decided: a later command sees what an earlier one did. */
export class ChatWork {
  readonly added: LineRecord[] = [];
  readonly changed = new Set<LineRecord>();
  readonly changedPolls = new Set<PollRecord>();
  /** what was withdrawn, and by which number */
  readonly withdrawn = new Map<string, number>();

  constructor(
    readonly room: LiveRoom,
    private readonly lines: Map<string, LineRecord>,
    private readonly polls: ReadonlyMap<string, PollRecord>,
    private lineCount: number,
  ) {}

  get count(): number {
    return this.lineCount;
  }

  line(id: string): LineRecord | undefined {
    return this.lines.get(id);
  }

  poll(id: string): PollRecord | undefined {
    return this.polls.get(id);
  }

  add(line: LineRecord): void {
    this.lines.set(line.id, line);
    this.added.push(line);
    this.lineCount += 1;
  }

  change(line: LineRecord, change: Partial<LineRecord>, seq: number): void {
    Object.assign(line, change, { seq });
    if (!this.added.includes(line)) this.changed.add(line);
  }

  withdrawPoll(poll: PollRecord, at: Date, seq: number): void {
    Object.assign(poll, { withdrawnAt: at, closedAt: poll.closedAt ?? at, tally: null, seq });
    this.changedPolls.add(poll);
  }
}
