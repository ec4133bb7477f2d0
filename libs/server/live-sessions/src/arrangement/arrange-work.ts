import { randomUUID } from 'node:crypto';
import type { LiveRoom } from '../live-room';
import type { LivePersonRecord } from '../live-session.records';
import type { ArrangementRecord, PlaceRecord, RoomRecord } from './arrangement.records';

/** The rooms and notes of a session while a batch of commands is decided: a later command sees what an earlier one did. */
export class ArrangeWork {
  readonly newRooms: RoomRecord[] = [];
  readonly changedRooms = new Set<RoomRecord>();
  /** where people belong from now on */
  readonly places: PlaceRecord[] = [];
  /** sides that fewer people hear */
  readonly narrowed = new Set<string>();
  isChanged = false;
  hasNewNotes = false;

  constructor(
    readonly room: LiveRoom,
    readonly record: ArrangementRecord,
    private rooms: Map<string, RoomRecord>,
    /** everybody of the session; empty where no command looks at them */
    readonly people: readonly LivePersonRecord[],
    /** those of whom it was said in this round where they belong */
    readonly dealtIds: Set<string>,
  ) {}

  /** The rooms of the present round. */
  openRooms(): RoomRecord[] {
    return [...this.rooms.values()].filter(({ round }) => round === this.record.round);
  }

  roomOf(personId: string): RoomRecord | null {
    return this.openRooms().find(({ memberIds }) => memberIds.includes(personId)) ?? null;
  }

  smallRoom(id: string): RoomRecord | undefined {
    return this.rooms.get(id);
  }

  isIn(personId: string): boolean {
    return this.people.some(({ id, place }) => id === personId && place === 'in');
  }

  change(to: Partial<ArrangementRecord>): void {
    Object.assign(this.record, to);
    this.isChanged = true;
  }

  openNotes(): void {
    if (this.record.notesId !== null) return;
    this.record.notesId = randomUUID();
    this.hasNewNotes = true;
  }

  addRoom(room: Omit<RoomRecord, 'id'>): void {
    const made = { ...room, id: randomUUID() };
    this.rooms.set(made.id, made);
    this.newRooms.push(made);
    this.changedRooms.add(made);
    for (const personId of made.memberIds) this.place(personId, made.id);
  }

  changeRoom(room: RoomRecord, change: Partial<RoomRecord>, seq: number): void {
    Object.assign(room, change, { seq });
    this.changedRooms.add(room);
  }

  /** Puts somebody into a room or out of all; answers the rooms that are others by it. */
  move(personId: string, to: RoomRecord | null, seq: number): RoomRecord[] {
    const from = this.roomOf(personId);
    if (from) {
      this.changeRoom(from, { memberIds: from.memberIds.filter((id) => id !== personId) }, seq);
      this.narrowed.add(from.id);
    }
    if (to) this.changeRoom(to, { memberIds: [...to.memberIds, personId].sort() }, seq);
    this.place(personId, to?.id ?? null);
    return [from, to].filter((room) => room !== null);
  }

  private place(personId: string, roomId: string | null): void {
    this.places.push({ round: this.record.round, personId, roomId });
    this.dealtIds.add(personId);
  }
}
