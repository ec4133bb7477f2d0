import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Thread } from '@lectern/contracts';
import { isOpenQuestion } from '@lectern/domain';
import {
  LucideCircleCheck,
  LucideCircleQuestionMark,
  LucideClock,
  LucideEyeOff,
  LucideLock,
  LucidePin,
  LucideShield,
  LucideUsersRound,
} from '@lectern/web/icons';
import { durationText, formatLocale } from '@lectern/web/core';
import { Badge } from '@lectern/web/ui';
import { GoingOn } from './going-on';

/** How it stands with a thread: pinned, a question, answered, settled, closed, slow; each with an icon and a word. */
@Component({
  selector: 'lec-thread-standing',
  imports: [
    Badge,
    LucideCircleCheck,
    LucideCircleQuestionMark,
    LucideClock,
    LucideEyeOff,
    LucideLock,
    LucidePin,
    LucideShield,
    LucideUsersRound,
    TranslocoDirective,
  ],
  template: `
    <ng-container *transloco="let t; prefix: 'threads.standing'">
      @if (thread().audience !== 'group') {
        <lec-badge tone="held">
          @switch (thread().audience) {
            @case ('notes') {
              <svg lucideLock size="13"></svg>
            }
            @case ('leaders') {
              <svg lucideShield size="13"></svg>
            }
            @case ('circle') {
              <svg lucideUsersRound size="13"></svg>
            }
            @default {
              <svg lucideEyeOff size="13"></svg>
            }
          }
          {{ t('audience.' + thread().audience) }}
        </lec-badge>
      }
      @if (thread().isPinned) {
        <lec-badge><svg lucidePin size="13"></svg>{{ t('pinned') }}</lec-badge>
      }
      @if (thread().kind === 'question') {
        <lec-badge [tone]="isOpen() ? 'question' : 'plain'">
          <svg lucideCircleQuestionMark size="13"></svg>{{ t(thread().answerId ? 'answered' : 'question') }}
        </lec-badge>
      }
      @if (thread().closesAt; as closesAt) {
        <lec-badge tone="held">
          <svg lucideLock size="13"></svg>{{ t(isClosed() ? 'closed' : 'closesAt', { when: moment(closesAt) }) }}
        </lec-badge>
      }
      @if (thread().slowSeconds; as seconds) {
        <lec-badge tone="held"><svg lucideClock size="13"></svg>{{ t('slow', { wait: wait(seconds) }) }}</lec-badge>
      }
      @if (thread().resolved; as resolved) {
        <lec-badge>
          <svg lucideCircleCheck size="13"></svg
          >{{ resolved.by ? t('resolvedBy', { name: resolved.by.displayName }) : t('resolved') }}
        </lec-badge>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 6px;
      align-items: center;
      min-width: 0;
    }
    lec-badge {
      max-width: 100%;
      white-space: normal;
    }
  `,
})
export class ThreadStanding {
  readonly thread = input.required<Thread>();

  private readonly goingOn = inject(GoingOn);
  private readonly language = inject(TranslocoService).activeLang;

  protected readonly isOpen = computed(() => isOpenQuestion(this.thread()));
  protected readonly isClosed = computed(() => this.goingOn.isClosed(this.thread().closesAt));

  protected wait(seconds: number): string {
    return durationText(seconds, formatLocale(this.language()));
  }

  protected moment(at: string): string {
    const locale = formatLocale(this.language());
    return new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' });
  }
}

/** Whether there is anything to say of how a thread stands. */
export function hasStanding({ audience, kind, resolved, isPinned, closesAt, slowSeconds }: Thread): boolean {
  return (
    audience !== 'group' ||
    kind === 'question' ||
    resolved !== null ||
    isPinned ||
    closesAt !== null ||
    slowSeconds !== null
  );
}
