import { Component, computed, effect, type ElementRef, inject, input, untracked, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Badge, Button, Moment, RemoteState } from '@lectern/web/ui';
import { CaseTalk } from '../talk/case-talk';
import { QueueStore } from '../queue/queue-store';
import { CaseActs } from './case-acts';
import { CaseNote } from './case-note';
import { CasePassing } from './case-passing';
import { historyOf } from './case-history';
import { CaseStore } from './case-store';

/** A case with its context: the paragraph, the thread, what was reported and what was done. */
@Component({
  selector: 'lec-case-page',
  imports: [
    Badge,
    Button,
    CaseActs,
    CaseNote,
    CasePassing,
    Moment,
    RemoteState,
    RouterLink,
    TranslocoDirective,
    CaseTalk,
  ],
  providers: [CaseStore],
  templateUrl: './case-page.html',
  styleUrl: './case-page.css',
})
export class CasePage {
  readonly caseId = input.required<string>();

  protected readonly store = inject(CaseStore);
  private readonly queue = inject(QueueStore);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly history = computed(() => {
    const found = this.store.found().value;
    return found ? historyOf(found) : [];
  });
  /** the stream told of a newer state than the one shown: it is shown when asked for, and nothing jumps */
  protected readonly isChanged = computed(() => {
    const found = this.store.found().value;
    return found !== null && (this.queue.heard().get(found.id)?.version ?? 0) > found.version && !this.store.isActing();
  });

  constructor() {
    effect(() => {
      const caseId = this.caseId();
      void untracked(async () => {
        await this.store.open(caseId);
        setTimeout(() => this.heading()?.nativeElement.focus({ preventScroll: true }));
      });
    });
  }
}
