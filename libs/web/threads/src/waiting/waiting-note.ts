import { Component, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucideCircleAlert, LucideClock } from '@lectern/web/icons';
import { FaultTexts } from '@lectern/web/core';
import { LiveSocket, Outbox, type WaitingCommand } from '@lectern/web/realtime';
import { Button } from '@lectern/web/ui';

/** Says of something written that it is still to be sent, or why the server refused it and what one can do. */
@Component({
  selector: 'lec-waiting-note',
  imports: [Button, LucideCircleAlert, LucideClock, TranslocoDirective],
  template: `
    <div
      *transloco="let t; prefix: 'threads.waiting'"
      class="note"
      [class.refused]="command().refusal && !isHeld()"
      [class.held]="isHeld()"
    >
      @if (isHeld()) {
        <p>
          <svg lucideClock size="15"></svg><span>{{ reason() }}</span>
        </p>
        <div class="actions">
          <button lecButton="quiet" [isSmall]="true" type="button" (click)="outbox.retry(command())">
            {{ t('look') }}
          </button>
        </div>
      } @else if (command().refusal) {
        <p>
          <svg lucideCircleAlert size="15"></svg
          ><span>{{ isWarning() ? reason() : t('refused') + ' ' + reason() }}</span>
        </p>
        <div class="actions">
          @if (command().name !== 'comment.delete') {
            <button lecButton="quiet" [isSmall]="true" type="button" (click)="rewrite.emit()">
              {{ t('rewrite') }}
            </button>
          }
          @if (isWarning()) {
            <button lecButton="quiet" [isSmall]="true" type="button" (click)="outbox.heed(command())">
              {{ t('mean') }}
            </button>
          } @else if (canBeRepeated()) {
            <button lecButton="quiet" [isSmall]="true" type="button" (click)="outbox.retry(command())">
              {{ t('retry') }}
            </button>
          }
          <button lecButton="quiet" [isSmall]="true" type="button" (click)="outbox.discard(command())">
            {{ t('discard') }}
          </button>
        </div>
      } @else {
        <p>
          <svg lucideClock size="15"></svg
          ><span>{{ t(state() + '.' + (command().name === 'comment.delete' ? 'delete' : 'write')) }}</span>
        </p>
        @if (canStillChange()) {
          <div class="actions">
            @if (command().name !== 'comment.delete') {
              <button lecButton="quiet" [isSmall]="true" type="button" (click)="rewrite.emit()">
                {{ t('change') }}
              </button>
            }
            <button lecButton="quiet" [isSmall]="true" type="button" (click)="outbox.discard(command())">
              {{ t('discard') }}
            </button>
          </div>
        }
      }
    </div>
  `,
  styles: `
    .note {
      display: grid;
      gap: 2px;
      color: var(--quiet);
      font-size: var(--small-size);
      line-height: var(--small-line);
    }
    .refused p {
      color: var(--withdrawn);
    }
    .held p {
      color: var(--held);
    }
    p {
      display: flex;
      gap: 6px;
    }
    svg {
      margin-top: 2px;
    }
    .actions {
      gap: 0;
      margin-inline-start: -12px;
    }
  `,
})
export class WaitingNote {
  readonly command = input.required<WaitingCommand>();
  readonly rewrite = output();

  protected readonly outbox = inject(Outbox);
  private readonly socket = inject(LiveSocket);
  private readonly faults = inject(FaultTexts);
  protected readonly reason = computed(() => {
    const { refusal } = this.command();
    return refusal ? this.faults.refusalText(refusal) : '';
  });
  /** kept by the server until a moderator has looked at it */
  protected readonly isHeld = computed(() => {
    const { code, reason } = this.command().refusal ?? {};
    return code === 'E_HELD' && reason === undefined;
  });
  /** a rule asks to read it once more, and takes it when it is given again */
  protected readonly isWarning = computed(() => {
    const { code, reason } = this.command().refusal ?? {};
    return code === 'E_WORDS' && reason === 'warning';
  });
  protected readonly canBeRepeated = computed(
    () => !['E_CONFLICT', 'E_WORDS', 'E_HELD', 'E_CLOSED'].includes(this.command().refusal?.code ?? ''),
  );
  protected readonly state = computed(() => (this.socket.status() === 'live' ? 'sending' : 'waiting'));
  /** once it was sent without an answer it may have been done, and taking it back here would take back nothing */
  protected readonly canStillChange = computed(() => this.command().attempts === 0 && this.state() === 'waiting');
}
