import { Component, inject } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { NotificationLevel } from '@lectern/contracts';
import { EmptyState, Notices, RemoteState } from '@lectern/web/ui';
import { LevelSelect } from './level-select';
import { LevelsStore } from './levels-store';

/** Of what one is told in each of one's groups, with exceptions for readings. */
@Component({
  selector: 'lec-levels-section',
  imports: [EmptyState, LevelSelect, RemoteState, TranslocoDirective],
  providers: [LevelsStore],
  template: `
    <section *transloco="let t; prefix: 'notifications.levels'" class="section">
      <h2>{{ t('title') }}</h2>
      <p class="quiet">{{ t('text') }}</p>
      <lec-remote-state [remote]="store.levels()" [lines]="5" (retry)="store.load()" />
      @if (store.levels().value; as groups) {
        <ul class="rows">
          @for (one of groups; track one.group.id) {
            <li>
              <div class="row">
                <bdi class="row-text row-title">{{ one.group.name }}</bdi>
                <lec-level-select
                  [id]="'level-' + one.group.id"
                  [name]="one.group.name"
                  [level]="one.level"
                  (chosen)="choose('group', one.group.id, $event)"
                />
              </div>
              @if (one.readings.length > 0) {
                <details [open]="hasOwn(one.readings)">
                  <summary>{{ t('readings', { count: one.readings.length }) }}</summary>
                  <ul>
                    @for (reading of one.readings; track reading.id) {
                      <li class="row">
                        <bdi class="row-text">{{ reading.title }}</bdi>
                        <lec-level-select
                          [id]="'level-' + reading.id"
                          [name]="reading.title"
                          [level]="reading.level"
                          [isReading]="true"
                          (chosen)="choose('reading', reading.id, $event)"
                        />
                      </li>
                    }
                  </ul>
                </details>
              }
            </li>
          } @empty {
            <li><lec-empty-state [title]="t('none')" /></li>
          }
        </ul>
      }
    </section>
  `,
  styles: `
    details {
      margin: 0 0 12px;
      padding-inline-start: 16px;
      border-inline-start: 2px solid var(--rule);
    }
    summary {
      min-height: 32px;
      padding: 4px 0;
      color: var(--quiet);
      cursor: pointer;
    }
  `,
})
export class LevelsSection {
  protected readonly store = inject(LevelsStore);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);

  constructor() {
    void this.store.load();
  }

  protected hasOwn(readings: readonly { readonly level: NotificationLevel | null }[]): boolean {
    return readings.some(({ level }) => level !== null);
  }

  protected async choose(of: 'group' | 'reading', id: string, level: NotificationLevel | null): Promise<void> {
    const done = this.transloco.translate<string>('notifications.settings.saved');
    if (!(await this.notices.attempt(() => this.store.choose(of, id, level), done))) await this.store.load();
  }
}
