import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { Group } from '@lectern/contracts';
import { durationText, exactTime, formatLocale } from '@lectern/web/core';
import { LucideCircleAlert, LucideShield } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';
import { RaidActions } from './raid-actions';

/** Says that a group is in raid mode, what holds and until when; and to who leads it that something looks like a raid. */
@Component({
  selector: 'lec-raid-note',
  imports: [Button, LucideCircleAlert, LucideShield, TranslocoDirective],
  providers: [RaidActions],
  template: `
    <ng-container *transloco="let t; prefix: 'groups.raid'">
      @if (group().raid; as raid) {
        <section class="note" aria-labelledby="raid-note-title">
          <h2 id="raid-note-title"><svg lucideShield size="18"></svg>{{ t('title', { when: moment(raid.until) }) }}</h2>
          <p dir="auto">{{ raid.reason }}</p>
          <ul>
            @if (raid.holdsNewcomers) {
              <li>{{ t('holdsNewcomers') }}</li>
            }
            @if (raid.slowSeconds; as seconds) {
              <li>{{ t('slowSeconds', { wait: wait(seconds) }) }}</li>
            }
            @if (raid.closesJoining) {
              <li>{{ t('closesJoining') }}</li>
            }
          </ul>
          @if (group().can.moderate) {
            <div class="actions">
              <button lecButton [isSmall]="true" type="button" (click)="actions.begin()">{{ t('change') }}</button>
              <button lecButton [isSmall]="true" type="button" (click)="actions.end()">{{ t('end') }}</button>
            </div>
          }
        </section>
      } @else if (group().raidSigns; as found) {
        <section class="note" aria-labelledby="raid-signs-title">
          <h2 id="raid-signs-title"><svg lucideCircleAlert size="18"></svg>{{ t('signs.title') }}</h2>
          <ul>
            @for (sign of found.signs; track sign.kind) {
              <li>{{ t('signs.' + sign.kind, { count: sign.count, usual: number(sign.usual) }) }}</li>
            }
          </ul>
          <p class="quiet">{{ t('signs.text') }}</p>
          <div class="actions">
            <button lecButton="primary" [isSmall]="true" type="button" (click)="actions.begin()">
              {{ t('begin') }}
            </button>
            <button lecButton [isSmall]="true" type="button" (click)="actions.dismiss()">{{ t('dismiss') }}</button>
          </div>
        </section>
      }
    </ng-container>
  `,
  styles: `
    .note {
      display: grid;
      gap: 8px;
      margin-top: 16px;
      padding: 12px 16px;
      border: 1px solid var(--rule);
      border-inline-start: 3px solid var(--held);
      border-radius: var(--radius);
      background: var(--raised);
    }
    h2 {
      display: flex;
      gap: 8px;
      align-items: center;
      font-size: 1rem;
      line-height: 1.4;
    }
    svg {
      flex: none;
      color: var(--held);
    }
    ul {
      padding-inline-start: 20px;
      list-style: disc;
    }
  `,
})
export class RaidNote {
  readonly group = input.required<Group>();

  protected readonly actions = inject(RaidActions);
  private readonly language = inject(TranslocoService).activeLang;
  private readonly locale = computed(() => formatLocale(this.language()));

  protected moment(at: string): string {
    return exactTime(at, this.locale());
  }

  protected wait(seconds: number): string {
    return durationText(seconds, this.locale());
  }

  protected number(count: number): string {
    return count.toLocaleString(this.locale(), { maximumFractionDigits: 1 });
  }
}
