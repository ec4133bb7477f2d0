import {
  afterRenderEffect,
  Component,
  computed,
  DOCUMENT,
  type ElementRef,
  inject,
  input,
  viewChild,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { CreatedInvitation } from '@lectern/contracts';
import { LucideCopy } from '@lectern/web/icons';
import { Button, Notices } from '@lectern/web/ui';

/** A new invitation's link, the one time it can be shown, ready to be copied. */
@Component({
  selector: 'lec-invitation-link',
  imports: [Button, LucideCopy, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'groups.invitations'" class="panel">
      <label class="field-label" for="invitation-link">{{ t('linkTitle') }}</label>
      <div class="line">
        <input #address class="input" id="invitation-link" readonly [value]="link()" (focus)="address.select()" />
        <button lecButton="primary" type="button" (click)="copy()"><svg lucideCopy></svg>{{ t('copy') }}</button>
      </div>
      <p class="field-hint">{{ t('linkText') }}</p>
    </div>
  `,
  styles: `
    .line {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .input {
      flex: 1 1 16rem;
      width: auto;
      min-width: 0;
      font: 400 var(--small-size) / var(--small-line) var(--code-face);
      text-overflow: ellipsis;
    }
  `,
})
export class InvitationLink {
  readonly invitation = input.required<CreatedInvitation>();

  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);
  private readonly address = viewChild<ElementRef<HTMLInputElement>>('address');
  protected readonly link = computed(() => `${this.document.location.origin}/join/${this.invitation().token}`);

  constructor() {
    afterRenderEffect(() => {
      this.invitation();
      this.address()?.nativeElement.focus();
    });
  }

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.link());
      this.notices.tell(this.transloco.translate('groups.invitations.copied'));
    } catch {
      // Browsers refuse where the site is not served securely; selected text can still be copied by hand.
      this.address()?.nativeElement.focus();
      this.notices.tell(this.transloco.translate('groups.invitations.copyByHand'));
    }
  }
}
