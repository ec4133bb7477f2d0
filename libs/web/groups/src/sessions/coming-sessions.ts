import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type LiveSessionSummary, liveSessionRoutes } from '@lectern/contracts';
import { ApiClient, formatLocale, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { Badge, Moment } from '@lectern/web/ui';
import { ComingSection } from '../readings/coming-section';

const underWay: readonly LiveSessionSummary['state'][] = ['lobby', 'live', 'paused', 'wrap-up'];

/** The live sessions of a group that are under way or to come, the next first; nothing where there are none. */
@Component({
  selector: 'lec-coming-sessions',
  imports: [Badge, Moment, ComingSection, RouterLink, TranslocoDirective],
  template: `
    <lec-coming-section
      *transloco="let t; prefix: 'groups.sessions'"
      [title]="t('title')"
      [list]="sessions()"
      (retry)="load(groupId())"
    >
      @for (session of next(); track session.id) {
        <li class="row">
          <div class="row-text">
            <h3>
              <a [routerLink]="['/sessions', session.id]" dir="auto">{{ session.title }}</a>
              @if (isUnderWay(session)) {
                <lec-badge tone="new">{{ t('state.' + session.state) }}</lec-badge>
              } @else if (session.state === 'draft') {
                <lec-badge>{{ t('state.draft') }}</lec-badge>
              }
            </h3>
            <p class="quiet small">
              @if (!isUnderWay(session)) {
                {{ t('begins') }} <lec-moment [at]="session.startsAt" /> ·
              }
              {{ t('over') }} <span dir="auto">{{ session.readingTitle }}</span>
              @if (session.hostNames[0]; as host) {
                · {{ t('with') }} <bdi>{{ host }}</bdi>
              }
            </p>
            @if (laterOf(session); as later) {
              <details class="small">
                <summary>{{ t('more', { count: later.length }) }}</summary>
                <ul>
                  @for (one of later; track one.id) {
                    <li>
                      <a [routerLink]="['/sessions', one.id]">{{ dateOf(one) }}</a>
                      @if (one.title !== session.title) {
                        · <span dir="auto">{{ one.title }}</span>
                      }
                    </li>
                  }
                </ul>
              </details>
            }
          </div>
        </li>
      }
    </lec-coming-section>
  `,
  styles: `
    h3 {
      font-size: 1.0625rem;
      line-height: 1.5rem;
    }
  `,
})
export class ComingSessions {
  readonly groupId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly transloco = inject(TranslocoService);
  protected readonly sessions = signal<Remote<readonly LiveSessionSummary[]>>(notLoaded);
  private readonly loadWith = remoteLoading<readonly LiveSessionSummary[]>((change) => this.sessions.update(change));

  /** of each series the next date; the others are folded under it */
  protected readonly next = computed(() => {
    const all = this.sessions().value ?? [];
    return all.filter(
      ({ seriesId }, index) => seriesId === null || all.findIndex((one) => one.seriesId === seriesId) === index,
    );
  });

  constructor() {
    effect(() => {
      const groupId = this.groupId();
      untracked(() => void this.load(groupId));
    });
  }

  /** The further dates of a session's series; null where there are none. */
  protected laterOf({ id, seriesId }: LiveSessionSummary): readonly LiveSessionSummary[] | null {
    const later = (this.sessions().value ?? []).filter((one) => one.seriesId === seriesId && one.id !== id);
    return seriesId !== null && later.length > 0 ? later : null;
  }

  /** When a session is, on the clocks of its place. */
  protected dateOf({ startsAt, timeZone }: LiveSessionSummary): string {
    const locale = formatLocale(this.transloco.getActiveLang());
    return new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
      new Date(startsAt),
    );
  }

  protected isUnderWay({ state }: LiveSessionSummary): boolean {
    return underWay.includes(state);
  }

  protected load(groupId: string): Promise<void> {
    return this.loadWith(() => this.api.call(liveSessionRoutes.liveSessions, { params: { groupId }, query: {} }));
  }
}
