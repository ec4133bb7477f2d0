import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type FirstThoughts, threadRoutes } from '@lectern/contracts';
import { ApiClient, formatLocale, newCommandId } from '@lectern/web/core';
import type { DiscussionStore } from '@lectern/web/threads';
import { Button, Notices } from '@lectern/web/ui';

/** What the dialog is about; it is opened outside of the page whose store this is. */
export interface FirstThoughtsData {
  readonly readingId: string;
  readonly discussion: DiscussionStore;
}

/** Who leads the group asks for first thoughts, says until when, or shows what is hidden. */
@Component({
  selector: 'lec-first-thoughts-dialog',
  imports: [Button, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'readings.firstThoughts'" class="dialog" (submit)="ask($event)">
      <h2 id="lec-first-thoughts-title">{{ t('title') }}</h2>
      <p>{{ t('about') }}</p>
      @if (isOn()) {
        <p>
          <strong>{{ until() ? t('isOnUntil', { when: until() }) : t('isOn') }}</strong>
        </p>
      }
      <div class="field">
        <label class="field-label" for="lec-first-thoughts-until">{{ t('until') }}</label>
        <input
          #moment
          id="lec-first-thoughts-until"
          class="input"
          type="datetime-local"
          [value]="local()"
          (input)="local.set(moment.value)"
          [attr.aria-invalid]="isPast() ? true : null"
          aria-describedby="lec-first-thoughts-past"
        />
        <div id="lec-first-thoughts-past" aria-live="polite">
          @if (isPast()) {
            <p class="field-error">{{ t('past') }}</p>
          }
        </div>
      </div>
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

  private readonly present = this.data.discussion.firstThoughts;
  protected readonly isOn = computed(() => this.present() !== null);
  protected readonly until = computed(() => {
    const until = this.present()?.until;
    const locale = formatLocale(this.language());
    return until ? new Date(until).toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' }) : null;
  });
  /** as the browser's own field has it, in the time zone here */
  protected readonly local = signal(localOf(this.present()?.until ?? null));
  private readonly isTried = signal(false);
  protected readonly isPast = computed(
    () => this.isTried() && this.local() !== '' && Date.parse(this.local()) <= Date.now(),
  );

  protected ask(event: Event): void {
    event.preventDefault();
    this.isTried.set(true);
    if (this.isPast()) return;
    void this.change({ until: this.local() === '' ? null : new Date(this.local()).toISOString() });
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

function localOf(until: string | null): string {
  if (until === null) return '';
  const moment = new Date(until);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
