import type { LiveRoom } from '../live-room';
import type { FollowUpRecord } from './follow-up.records';

/** The follow-ups of a session while a batch of commands is decided: a later command sees what an earlier one did. */
export class FollowUpWork {
  readonly changed = new Set<FollowUpRecord>();

  constructor(
    readonly room: LiveRoom,
    private readonly followUps: Map<string, FollowUpRecord>,
    /** the lines and polls that are named, as far as they are not withdrawn */
    readonly sources: ReadonlySet<string>,
    private followUpCount: number,
  ) {}

  get count(): number {
    return this.followUpCount;
  }

  followUp(id: string): FollowUpRecord | undefined {
    return this.followUps.get(id);
  }

  add(followUp: FollowUpRecord): void {
    this.followUps.set(followUp.id, followUp);
    this.changed.add(followUp);
    this.followUpCount += 1;
  }

  change(followUp: FollowUpRecord, change: Partial<FollowUpRecord>, seq: number): void {
    Object.assign(followUp, change, { seq });
    this.changed.add(followUp);
  }
}
