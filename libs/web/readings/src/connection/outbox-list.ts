import { Component, computed, inject, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { FaultTexts } from '@lectern/web/core';
import { Outbox, type WaitingCommand } from '@lectern/web/realtime';
import { Button } from '@lectern/web/ui';
import { DiscussionStore, type Place, placesOf, ProseReader, wholeReading } from '@lectern/web/threads';
import { PositionStore } from '../reading/position-store';
import { ReadingStore } from '../reading/reading-store';

const excerptCharacters = 120;

/** What was written in this reading and has not reached the server, with the way to each. */
@Component({
  selector: 'lec-outbox-list',
  imports: [Button, TranslocoDirective],
  template: `
    <ul *transloco="let t; prefix: 'readings.outbox'" [attr.aria-label]="t('label')">
      @for (item of items(); track item.command.commandId) {
        <li>
          <p dir="auto" class="words">{{ item.words || t('deletion') }}</p>
          @if (item.reason) {
            <p class="reason">{{ item.reason }}</p>
          }
          <div class="actions">
            @if (item.place !== null) {
              <button lecButton="quiet" [isSmall]="true" type="button" (click)="go(item.place)">{{ t('go') }}</button>
            }
            @if (item.reason) {
              <button lecButton="quiet" [isSmall]="true" type="button" (click)="outbox.retry(item.command)">
                {{ t('retry') }}
              </button>
              <button lecButton="quiet" [isSmall]="true" type="button" (click)="outbox.discard(item.command)">
                {{ t('discard') }}
              </button>
            }
          </div>
        </li>
      }
    </ul>
  `,
  styles: `
    ul {
      display: grid;
      max-height: 50dvh;
      overflow: auto;
      border: 1px solid var(--rule);
      border-radius: var(--radius);
      background: var(--raised);
      box-shadow: var(--shadow);
    }
    li {
      display: grid;
      gap: 2px;
      padding: 10px 14px;
    }
    li + li {
      border-top: 1px solid var(--rule);
    }
    .reason {
      color: var(--withdrawn);
      font-size: var(--small-size);
    }
    .actions {
      gap: 0;
      margin-inline-start: -12px;
    }
  `,
})
export class OutboxList {
  /** one went to a place: the list has done its work */
  readonly left = output();

  protected readonly outbox = inject(Outbox);
  private readonly discussion = inject(DiscussionStore);
  private readonly reading = inject(ReadingStore);
  private readonly position = inject(PositionStore);
  private readonly faults = inject(FaultTexts);
  private readonly prose = inject(ProseReader);

  protected readonly items = computed(() =>
    this.outbox
      .commands()
      .filter(({ readingId }) => readingId === this.discussion.readingId())
      .map((command) => ({
        command,
        words: 'body' in command.input ? this.prose.excerpt(command.input.body, excerptCharacters) : '',
        reason: command.refusal ? this.faults.refusalText(command.refusal) : '',
        place: this.placeOf(command),
      })),
  );

  protected go(place: Place): void {
    this.position.go(place);
    this.position.openThreads(place);
    this.left.emit();
  }

  private placeOf(command: WaitingCommand): Place | null {
    const place = this.anyPlaceOf(command);
    return place !== undefined && this.reading.places().includes(place) ? place : null;
  }

  private anyPlaceOf(command: WaitingCommand): Place | undefined {
    if (command.name === 'thread.open') return command.input.anchor.blockId ?? wholeReading;
    const { threads, comments } = this.discussion.discussion();
    const threadId =
      command.name === 'comment.create' ? command.input.threadId : comments.get(command.input.commentId)?.threadId;
    const thread = threadId === undefined ? undefined : threads.get(threadId);
    return thread && placesOf(thread)[0];
  }
}
