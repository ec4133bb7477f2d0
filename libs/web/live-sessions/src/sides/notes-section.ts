import { Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveLimits, type LiveNote } from '@lectern/contracts';
import { arrangeVerdict, facilitates, inRoom } from '@lectern/domain';
import { LucideArrowDown, LucideArrowUp, LucidePencilLine, LucideTrash2 } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';
import { LiveRoomStore } from '../room/live-room-store';
import { PartActs } from '../room/part-acts';
import { PartWords } from '../room/part-words';
import { ReasonForm } from '../room/reason-form';
import { SideReplica } from './side-replica';

/** The notes of the session: read by everybody once they are shown, written by who was named. */
@Component({
  selector: 'lec-notes-section',
  imports: [Button, LucideArrowDown, LucideArrowUp, LucidePencilLine, LucideTrash2, ReasonForm, TranslocoDirective],
  providers: [SideReplica],
  templateUrl: './notes-section.html',
  styleUrl: './notes-section.css',
})
export class NotesSection {
  protected readonly store = inject(LiveRoomStore);
  protected readonly acts = inject(PartActs);
  protected readonly words = inject(PartWords);
  protected readonly replica = inject(SideReplica);
  protected readonly limits = liveLimits;
  protected readonly book = computed(() => this.store.room()?.noteBook ?? null);
  protected readonly mayArrange = computed(() => {
    const state = this.store.room()?.session.state;
    return state !== undefined && arrangeVerdict(this.store.standing(), 'open-notes', false, state) === 'allow';
  });
  /** those who could write them and lead nothing */
  protected readonly others = computed(() =>
    inRoom(this.store.room()?.people.values() ?? []).filter(({ role }) => role === 'participant'),
  );
  /** whether they are there, and for the viewer */
  protected readonly isOpen = computed(() => {
    const book = this.book();
    if (!book?.sideId) return false;
    return book.isShown || facilitates(this.store.standing()) || book.writerIds.includes(this.store.viewerId() ?? '');
  });
  protected readonly draft = signal('');
  /** the note that is being changed, as it was when one began */
  protected readonly editing = signal<LiveNote | null>(null);
  protected readonly withdrawingId = signal<string | null>(null);
  protected readonly isArranging = signal(false);

  constructor() {
    effect(() => {
      const sideId = this.isOpen() ? (this.book()?.sideId ?? null) : null;
      // what one may do there follows from these
      this.book();
      this.store.rights();
      untracked(() => (sideId === null ? this.replica.close() : void this.replica.open(sideId)));
    });
  }

  protected async add(): Promise<void> {
    const text = this.draft().trim();
    const afterId = this.replica.notes().at(-1)?.id ?? null;
    if (text !== '' && (await this.replica.act({ what: 'add-note', text, afterId }))) this.draft.set('');
  }

  protected async edit(note: LiveNote, text: string): Promise<void> {
    if (text.trim() === '') return;
    const act = { what: 'edit-note', noteId: note.id, text, seenSeq: note.textSeq } as const;
    if (await this.replica.act(act)) this.editing.set(null);
  }

  /** One place up or down. */
  protected move(index: number, by: -1 | 1): void {
    const notes = this.replica.notes();
    const noteId = notes[index]?.id;
    const after = by === 1 ? notes[index + 1] : notes[index - 2];
    if (noteId) void this.replica.act({ what: 'move-note', noteId, afterId: after?.id ?? null });
  }

  protected mayWithdraw({ writtenById }: LiveNote): boolean {
    return this.replica.mayWithdrawOthers() || writtenById === this.store.viewerId();
  }

  protected beginWithdrawing({ id, writtenById }: LiveNote): void {
    if (writtenById === this.store.viewerId()) this.withdraw(id, null);
    else this.withdrawingId.set(id);
  }

  protected withdraw(noteId: string, reason: string | null): void {
    this.withdrawingId.set(null);
    void this.replica.act({ what: 'withdraw-note', noteId, reason });
  }

  protected arrange(writerIds: readonly string[], isShown: boolean): void {
    const seenSeq = this.book()?.seq ?? 0;
    void this.acts.arrange({ what: 'open-notes', writerIds: [...writerIds], isShown, seenSeq });
  }

  protected toggleWriter(personId: string): void {
    const { writerIds = [], isShown = false } = this.book() ?? {};
    const rest = writerIds.filter((id) => id !== personId);
    this.arrange(rest.length < writerIds.length ? rest : [...rest, personId], isShown);
  }

  protected write(event: Event): void {
    this.draft.set((event.target as HTMLTextAreaElement).value);
  }
}
