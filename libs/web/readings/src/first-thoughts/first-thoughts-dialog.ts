import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type FirstThoughts, threadRoutes } from '@lectern/contracts';
import { ApiClient, formatLocale, newCommandId } from '@lectern/web/core';
import type { DiscussionStore } from '@lectern/web/threads';
import { Button, LaterMomentField, Notices } from '@lectern/web/ui';

/** What the dialog is about; it is opened outside of the page whose store this is. */
export interface FirstThoughtsData {
  readonly readingId: string;
  readonly discussion: DiscussionStore;
}

/** Who leads the group asks for first thoughts, says until when, or shows what is hidden. */
@Component({
  selector: 'lec-first-thoughts-dialog',
  imports: [Button, LaterMomentField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'readings.firstThoughts'" class="dialog" (submit)="ask($event)">
      <h2 id="lec-first-thoughts-title">{{ t('title') }}</h2>
      <p>{{ t('about') }}</p>
      @if (isOn()) {
        <p>
          <strong>{{ until() ? t('isOnUntil', { when: until() }) : t('isOn') }}</strong>
        </p>
      }
      <lec-later-moment-field [label]="t('until')" [initial]="present()?.until ?? null" />
      @if (isOn()) {
        <p class="quiet small">{{ t('showNote') }}</p>
      }
      <div class="actions actions-end">
        <button lecButton type="button" (click)="dialog.close()">{{ t('close') }}</button>
        @if (isOn()) {
          <button lecButton type="button" (click)="show()">{{ t('show') }}</button>
        }
        <button lecButton="primary" type="submit">{{ t(isOn() ? 'change' : 'begin') }}</button>
      </div>
    </form>
  `,
})
export class FirstThoughtsDialog {
  private readonly api = inject(ApiClient);
  private readonly notices = inject(Notices);
  private readonly language = inject(TranslocoService).activeLang;
  private readonly data = inject<FirstThoughtsData>(DIALOG_DATA);
  protected readonly dialog = inject<DialogRef>(DialogRef);

  protected readonly present = this.data.discussion.firstThoughts;
  protected readonly isOn = computed(() => this.present() !== null);
  protected readonly until = computed(() => {
    const until = this.present()?.until;
    const locale = formatLocale(this.language());
    return until ? new Date(until).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' }) : null;
  });
  private readonly moment = viewChild.required(LaterMomentField);

  protected ask(event: Event): void {
    event.preventDefault();
    const until = this.moment().take();
    if (until !== 'over') void this.change({ until });
  }

  protected show(): void {
    void this.change(null);
  }

  private async change(firstThoughts: FirstThoughts | null): Promise<void> {
    const isDone = await this.notices.attempt(() =>
      this.api.call(threadRoutes.changeFirstThoughts, {
        params: { readingId: this.data.readingId },
        body: { commandId: newCommandId(), firstThoughts },
      }),
    );
    if (isDone) this.dialog.close();
  }
}
