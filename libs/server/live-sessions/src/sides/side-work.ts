import type { SideFacts } from '@lectern/domain';
import type { LiveRoom } from '../live-room';
import type { NoteRecord, SideLineRecord } from './side.records';

/** A side while a batch of commands is decided: a later command sees what an earlier one did. */
export class SideWork {
  readonly changedLines = new Set<SideLineRecord>();
  readonly changedNotes = new Set<NoteRecord>();

  constructor(
    readonly room: LiveRoom,
    readonly factsOf: (personId: string) => SideFacts,
    private readonly lines: Map<string, SideLineRecord>,
    private readonly notes: Map<string, NoteRecord>,
    private lineCount: number,
  ) {}

  get countOfLines(): number {
    return this.lineCount;
  }

  get countOfNotes(): number {
    return this.notes.size;
  }

  line(id: string): SideLineRecord | undefined {
    return this.lines.get(id);
  }

  note(id: string): NoteRecord | undefined {
    return this.notes.get(id);
  }

  /** The notes that stand, but for one. */
  standingNotes(butId?: string): NoteRecord[] {
    return [...this.notes.values()].filter(({ id, withdrawnAt }) => id !== butId && withdrawnAt === null);
  }

  addLine(line: SideLineRecord): void {
    this.lines.set(line.id, line);
    this.changedLines.add(line);
    this.lineCount += 1;
  }

  addNote(note: NoteRecord): void {
    this.notes.set(note.id, note);
    this.changedNotes.add(note);
  }

  changeLine(line: SideLineRecord, change: Partial<SideLineRecord>, seq: number): void {
    Object.assign(line, change, { seq });
    this.changedLines.add(line);
  }

  changeNote(note: NoteRecord, change: Partial<NoteRecord>, seq: number): void {
    Object.assign(note, change, { seq });
    this.changedNotes.add(note);
  }
}
