import { Component, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { limits, type ReactionName, reactionNameSchema } from '@lectern/contracts';

/** Which reactions the members of a group have: a small set, in the order of the list. */
@Component({
  selector: 'lec-reaction-fields',
  imports: [TranslocoDirective],
  template: `
    <fieldset *transloco="let t; prefix: 'groups.reactions'" class="field">
      <legend class="field-label">{{ t('title') }}</legend>
      <p class="field-hint" id="reactions-hint">{{ t('hint', { count: most }) }}</p>
      <div class="choices">
        @for (name of names; track name) {
          <label class="choice">
            <input
              type="checkbox"
              aria-describedby="reactions-hint"
              [checked]="chosen().includes(name)"
              [disabled]="!chosen().includes(name) && chosen().length >= most"
              (change)="toggle(name)"
            />
            <span>{{ t('name.' + name) }}</span>
          </label>
        }
      </div>
    </fieldset>
  `,
  styles: `
    legend {
      margin-bottom: 4px;
      padding: 0;
    }
    .choices {
      display: grid;
    }
  `,
})
export class ReactionFields {
  readonly chosen = model.required<readonly ReactionName[]>();

  protected readonly names = reactionNameSchema.options;
  protected readonly most = limits.reactionsPerGroup;

  protected toggle(name: ReactionName): void {
    const chosen = new Set(this.chosen());
    if (!chosen.delete(name)) chosen.add(name);
    this.chosen.set(this.names.filter((one) => chosen.has(one)));
  }
}
