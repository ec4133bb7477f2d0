import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type LiveFollowUpAct, liveSessionRoutes, type OpenFollowUp } from '@lectern/contracts';
import { ApiClient, formatLocale, newCommandId, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { Button, Notices } from '@lectern/web/ui';
import { ComingSection } from '../readings/coming-section';

/** What is still to be done of a group's sessions, one's own first; nothing where there is nothing. */
@Component({
  selector: 'lec-open-follow-ups',
  imports: [Button, ComingSection, RouterLink, TranslocoDirective],
  template: `
    <lec-coming-section
      *transloco="let t; prefix: 'groups.followUps'"
      [title]="t('title')"
      [list]="open()"
      (retry)="load(groupId())"
    >
      @for (one of open().value ?? []; track one.followUp.id) {
        <li class="row">
          <div class="row-text">
            <p dir="auto">{{ one.followUp.text }}</p>
            <p class="quiet small">
              @if (one.can.giveBack) {
                <strong>{{ t('yours') }}</strong>
              } @else if (one.followUp.takenBy; as person) {
                <bdi>{{ person.displayName }}</bdi>
              } @else {
                {{ t('nobody') }}
              }
              @if (one.followUp.dueOn; as day) {
                · <time [attr.datetime]="day">{{ t('until', { day: words(day) }) }}</time>
              }
              · <a [routerLink]="['/sessions', one.session.id, 'recap']" dir="auto">{{ one.session.title }}</a>
            </p>
          </div>
          @if (one.can.take) {
            <button
              lecButton
              [isSmall]="true"
              type="button"
              [attr.aria-label]="t('takeThis', { text: one.followUp.text })"
              (click)="act(one, { what: 'take-follow-up', followUpId: one.followUp.id, isMine: true })"
            >
              {{ t('take') }}
            </button>
          }
          @if (one.can.finish) {
            <button
              lecButton
              [isSmall]="true"
              type="button"
              [attr.aria-label]="t('finishThis', { text: one.followUp.text })"
              (click)="act(one, { what: 'finish-follow-up', followUpId: one.followUp.id, isDone: true })"
            >
              {{ t('finish') }}
            </button>
          }
        </li>
      }
    </lec-coming-section>
  `,
})
export class OpenFollowUps {
  readonly groupId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly notices = inject(Notices);
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly open = signal<Remote<readonly OpenFollowUp[]>>(notLoaded);
  private readonly loadWith = remoteLoading<readonly OpenFollowUp[]>((change) => this.open.update(change));
  private readonly format = computed(
    () => new Intl.DateTimeFormat(formatLocale(this.language()), { dateStyle: 'medium', timeZone: 'UTC' }),
  );

  constructor() {
    effect(() => {
      const groupId = this.groupId();
      untracked(() => void this.load(groupId));
    });
  }

  protected words(day: string): string {
    return this.format().format(new Date(`${day}T00:00:00Z`));
  }

  protected load(groupId: string): Promise<void> {
    return this.loadWith(() => this.api.call(liveSessionRoutes.openFollowUps, { params: { groupId } }));
  }

  protected async act({ session }: OpenFollowUp, act: LiveFollowUpAct): Promise<void> {
    const body = { commandId: newCommandId(), sessionId: session.id, act };
    await this.notices.attempt(() => this.api.call(liveSessionRoutes.actOnFollowUps, { body }));
    await this.load(this.groupId());
  }
}
