import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { moderationRoutes, type Talk } from '@lectern/contracts';
import { ApiClient, loaded, newCommandId, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { RemoteState } from '@lectern/web/ui';
import { TalkForm } from './talk-form';
import { TalkLines } from './talk-lines';

/** Talks that moderators began with one, with room to answer; nothing where there are none. */
@Component({
  selector: 'lec-own-talks',
  imports: [RemoteState, RouterLink, TalkForm, TalkLines, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'moderation.talk'">
      @if (talks().value?.length !== 0) {
        <section class="section" [attr.aria-label]="t('own')">
          <h2>{{ t('own') }}</h2>
          <p class="quiet">{{ t('ownText') }}</p>
          <lec-remote-state [remote]="talks()" [lines]="2" (retry)="load()" />
          @for (talk of talks().value; track talk.caseId) {
            <article class="section">
              <h3>
                <a [routerLink]="['/readings', talk.reading.id]">{{ talk.reading.title }}</a> · {{ talk.group.name }}
              </h3>
              <blockquote class="prewrap quiet" dir="auto">{{ talk.about }}</blockquote>
              <lec-talk-lines [lines]="talk.lines" />
              @if (talk.can.answer) {
                <lec-talk-form [label]="t('answer')" [say]="answerTo(talk)" />
              }
            </article>
          }
        </section>
      }
    </ng-container>
  `,
  styles: `
    blockquote {
      margin: 0;
      padding-inline-start: 12px;
      border-inline-start: 2px solid var(--rule);
    }
  `,
})
export class OwnTalks {
  private readonly api = inject(ApiClient);
  protected readonly talks = signal<Remote<readonly Talk[]>>(notLoaded);
  private readonly loadWith = remoteLoading<readonly Talk[]>((change) => this.talks.update(change));

  constructor() {
    void this.load();
  }

  protected load(): Promise<void> {
    return this.loadWith(() => this.api.call(moderationRoutes.ownTalks));
  }

  protected answerTo({ caseId }: Talk): (words: string) => Promise<void> {
    return async (words) => {
      const body = { commandId: newCommandId(), words };
      const after = await this.api.call(moderationRoutes.answerTalk, { params: { caseId }, body });
      this.talks.update(({ value }) => loaded((value ?? []).map((one) => (one.caseId === caseId ? after : one))));
    };
  }
}
