import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, computed, inject, signal } from '@angular/core';
import { form, FormField, FormRoot, maxLength, required, validate } from '@angular/forms/signals';
import { TranslocoDirective } from '@jsverse/transloco';
import { type HeldPost, limits, type ReleaseHeldPosts } from '@lectern/contracts';
import { localMomentOf } from '@lectern/web/core';
import { Button, focusFirstError, FormFooter, TextField } from '@lectern/web/ui';

const minuteMs = 60_000;

/** Asks of what period everything goes up that the rules held, and why; the reason stands in the group's log. */
@Component({
  selector: 'lec-release-dialog',
  imports: [Button, FormField, FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <form *transloco="let t; prefix: 'groups.held.release'" class="dialog" [formRoot]="form">
      <h2 id="release-title">{{ t('title') }}</h2>
      <p class="quiet">{{ t('text') }}</p>
      <div class="field">
        <label class="field-label" for="release-from">{{ t('from') }}</label>
        <input class="input" id="release-from" type="datetime-local" [formField]="form.from" />
      </div>
      <div class="field">
        <label class="field-label" for="release-until">{{ t('until') }}</label>
        <input
          class="input"
          id="release-until"
          type="datetime-local"
          aria-describedby="release-problem"
          [formField]="form.until"
        />
        <div id="release-problem" aria-live="polite">
          @if (isTurned()) {
            <p class="field-error">{{ t('turned') }}</p>
          }
        </div>
      </div>
      <p role="status">{{ t('count', { count: count() }) }}</p>
      <lec-text-field [field]="form.reason" [label]="t('reason')" [hint]="t('reasonHint')" [lines]="3" />
      <lec-form-footer [form]="form" [action]="t('action')">
        <button lecButton type="button" (click)="dialog.close()">{{ t('cancel') }}</button>
      </lec-form-footer>
    </form>
  `,
})
export class ReleaseDialog {
  protected readonly dialog = inject<DialogRef<ReleaseHeldPosts>>(DialogRef);
  private readonly posts = inject<readonly HeldPost[]>(DIALOG_DATA);
  protected readonly form = form(
    signal({
      from: localMomentOf(this.posts[0]?.heldAt ?? null),
      until: localMomentOf(new Date().toISOString()),
      reason: '',
    }),
    (path) => {
      required(path.from);
      required(path.until);
      validate(path.until, ({ value, valueOf }) =>
        Date.parse(value()) < Date.parse(valueOf(path.from)) ? { kind: 'turned' } : null,
      );
      required(path.reason);
      maxLength(path.reason, limits.decisionReasonCharacters);
    },
    {
      submission: {
        action: async (sent) => this.dialog.close({ ...this.period(), reason: sent().value().reason }),
        onInvalid: focusFirstError,
      },
    },
  );
  protected readonly isTurned = computed(() =>
    this.form
      .until()
      .errors()
      .some(({ kind }) => kind === 'turned'),
  );
  protected readonly count = computed(() => {
    const { from, until } = this.form().value();
    if (from === '' || until === '' || this.isTurned()) return 0;
    const { heldFrom, heldUntil } = this.period();
    return this.posts.filter(({ heldAt }) => heldAt >= heldFrom && heldAt <= heldUntil).length;
  });

  /** The minutes that were chosen, the last one whole. */
  private period(): { heldFrom: string; heldUntil: string } {
    const { from, until } = this.form().value();
    return {
      heldFrom: new Date(from).toISOString(),
      heldUntil: new Date(Date.parse(until) + minuteMs - 1).toISOString(),
    };
  }
}
