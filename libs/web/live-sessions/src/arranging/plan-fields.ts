import { Component, computed, inject, input, model } from '@angular/core';
import { type FieldTree, FormField } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type Block, letsInSchema } from '@lectern/contracts';
import { type Choice, ChoiceField, NumberField, SelectField, TextField } from '@lectern/web/ui';
import { AgendaEditor } from './agenda-editor';
import type { PassageDraft } from './passage-draft';
import { ownTimeZone, type PlanDraft } from './plan-draft';

/** The fields of a plan: what it is called, when, how long, what is read, who comes in. */
@Component({
  selector: 'lec-plan-fields',
  imports: [AgendaEditor, ChoiceField, FormField, NumberField, SelectField, TextField, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'live.new'">
      <lec-text-field [field]="form().title" [label]="t('name')" />
      <div class="field">
        <label class="field-label" for="live-start">{{ t('start') }}</label>
        <input class="input" id="live-start" type="datetime-local" [formField]="form().start" />
      </div>
      <lec-select-field [field]="form().timeZone" [label]="t('timeZone')" [choices]="timeZones()" />
      <lec-number-field [field]="form().lengthMinutes" [label]="t('length')" />
      <ng-content />
      <lec-number-field [field]="form().places" [label]="t('places')" [hint]="t('placesHint')" />
      <lec-agenda-editor [blocks]="blocks()" [(passages)]="passages" />
      <lec-choice-field [field]="form().letsIn" [label]="t('entrance')" [choices]="entrances()" />
    </ng-container>
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class PlanFields {
  readonly form = input.required<FieldTree<PlanDraft>>();
  readonly blocks = input.required<readonly Block[]>();
  readonly passages = model.required<readonly PassageDraft[]>();

  private readonly transloco = inject(TranslocoService);
  // one's own first, and that of the plan, which the list may not have: UTC is in none
  protected readonly timeZones = computed(() =>
    [...new Set([ownTimeZone(), this.form().timeZone().value(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].map(
      (zone): Choice => ({ value: zone, text: zone.replaceAll('_', ' ') }),
    ),
  );
  protected readonly entrances = computed(() =>
    letsInSchema.options.map((value): Choice => {
      const text = (part: string) => this.transloco.translate<string>(`live.new.letsIn.${value}.${part}`);
      return { value, text: text('text'), hint: text('hint') };
    }),
  );
}
