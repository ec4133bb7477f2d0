import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  type Group,
  groupRoutes,
  type MoveThread,
  type NewAnchor,
  type Reading,
  readingRoutes,
  type ReadingSummary,
  type Thread,
  threadRoutes,
} from '@lectern/contracts';
import { addTexts, ApiClient, failed, loaded, newCommandId, notLoaded, type Remote } from '@lectern/web/core';
import { Button, Dialogs, FaultState, Notices, Skeleton } from '@lectern/web/ui';
import english from '../i18n/moving.en.json';
import { placeQuestion } from '../live/place-question';
import { AskForPlace } from '../revisions/placing/ask-for-place';

/** The thread that is to go, and where it is. */
export interface MoveQuestion {
  readonly thread: Thread;
  readonly readingId: string;
  readonly groupId: string;
}

/** Asks for the reading a thread is to go to, then for its place there, and takes it; answers whether it is gone from here. */
@Component({
  selector: 'lec-move-dialog',
  imports: [Button, FaultState, Skeleton, TranslocoDirective],
  templateUrl: './move-dialog.html',
  styles: `
    .choice {
      display: flex;
      gap: 8px;
      padding-block: 4px;
    }
  `,
})
export class MoveDialog {
  protected readonly data = inject<MoveQuestion>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  private readonly api = inject(ApiClient);
  private readonly askForPlace = inject(AskForPlace);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);

  protected readonly modes = ['move', 'copy'] as const;
  protected readonly chosenMode = signal<MoveThread['mode']>('move');
  protected readonly groups = signal<readonly Group[]>([]);
  protected readonly groupId = signal(this.data.groupId);
  protected readonly readingId = signal('');
  protected readonly targets = signal<Remote<readonly ReadingSummary[]>>(notLoaded);
  protected readonly target = computed(() => this.targets().value?.find(({ id }) => id === this.readingId()) ?? null);
  protected readonly isBusy = signal(false);

  constructor() {
    addTexts({ moving: english });
    void this.load(this.data.groupId);
  }

  /** The readings of a group that it could go to; the groups as well, the first time. */
  protected async load(groupId: string): Promise<void> {
    this.groupId.set(groupId);
    this.targets.set(notLoaded);
    try {
      if (this.groups().length === 0) {
        const groups = await this.api.call(groupRoutes.groups, {});
        this.groups.set(groups.filter(({ role }) => role !== null && role !== 'observer'));
      }
      const readings = await this.api.call(readingRoutes.readings, { params: { groupId } });
      if (groupId !== this.groupId()) return;
      const others = readings.filter(({ id }) => id !== this.data.readingId);
      this.readingId.set(others[0]?.id ?? '');
      this.targets.set(loaded(others));
    } catch (fault) {
      if (groupId === this.groupId()) this.targets.set(failed(fault));
    }
  }

  protected async go(): Promise<void> {
    const target = this.target();
    if (target === null || this.isBusy()) return;
    this.isBusy.set(true);
    await this.notices.attempt(async () => {
      const reading = await this.api.call(readingRoutes.reading, { params: { readingId: target.id } });
      const anchor = await this.placeIn(reading);
      if (anchor !== null) await this.take(reading, anchor);
    });
    this.isBusy.set(false);
  }

  /** Where it is to stand there; null: that was left open. */
  private async placeIn(reading: Reading): Promise<NewAnchor | null> {
    const text = (key: string) => this.transloco.translate<string>(`moving.${key}`);
    if (reading.firstThoughts !== null && this.data.thread.audience === 'group') {
      const confirmation = { title: reading.reading.title, text: text('firstThoughts'), action: text('toWhole') };
      return (await this.dialogs.confirm(confirmation)) ? { blockId: null, span: null } : null;
    }
    const quote = this.data.thread.anchors.find((anchor) => anchor.quote !== null)?.quote ?? null;
    const chosen = await this.askForPlace.ask(placeQuestion(reading.blocks, { quote, suggestedId: null }));
    return chosen ? { blockId: chosen.key, span: chosen.span } : null;
  }

  private async take({ reading }: Reading, anchor: NewAnchor): Promise<void> {
    const mode = this.chosenMode();
    const body = { commandId: newCommandId(), threadId: this.data.thread.id, mode, readingId: reading.id, anchor };
    const { thread } = await this.api.call(threadRoutes.moveThread, { body });
    const text = (key: string) => this.transloco.translate<string>(`moving.${key}`, { title: reading.title });
    this.notices.tell(text(mode === 'move' ? 'moved' : 'copied'), {
      text: text('goThere'),
      run: () => void this.router.navigate(['/comments', thread.id]),
    });
    this.dialog.close(mode === 'move');
  }
}
