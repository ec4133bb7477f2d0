import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveReactionSchema } from '@lectern/contracts';
import { ReactionIcon } from '@lectern/web/threads';
import { Button } from '@lectern/web/ui';
import { PassingReactions } from './passing-reactions';

/** What one can show with one tap of how something is taken. */
@Component({
  selector: 'lec-reaction-row',
  imports: [Button, ReactionIcon, TranslocoDirective],
  template: `
    <div *transloco="let t" class="row" role="group" [attr.aria-label]="t('live.reactions.label')">
      @for (kind of kinds; track kind) {
        <button
          lecButton="icon"
          type="button"
          [attr.aria-label]="t('threads.reactions.name.' + kind)"
          [title]="t('threads.reactions.name.' + kind)"
          (click)="passing.react(kind)"
        >
          <lec-reaction-icon [reaction]="kind" />
        </button>
      }
    </div>
  `,
  styles: `
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
  `,
})
export class ReactionRow {
  protected readonly passing = inject(PassingReactions);
  protected readonly kinds = liveReactionSchema.options;
}
