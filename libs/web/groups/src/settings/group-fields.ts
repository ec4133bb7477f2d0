import { Component, computed, inject, input } from '@angular/core';
import type { FieldTree } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type JoinPolicy, joinPolicySchema, type Visibility, visibilitySchema } from '@lectern/contracts';
import { type Choice, ChoiceField, TextField } from '@lectern/web/ui';

/** What can be set of a group. */
export interface GroupSettings {
  name: string;
  description: string;
  visibility: Visibility;
  joinPolicy: JoinPolicy;
}

/** The fields of a group, the same for a new one and for its settings. */
@Component({
  selector: 'lec-group-fields',
  imports: [ChoiceField, TextField, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'groups.fields'">
      <lec-text-field [field]="form().name" [label]="t('name')" />
      <lec-text-field
        [field]="form().description"
        [label]="t('description')"
        [hint]="t('descriptionHint')"
        [lines]="3"
        [isOptional]="true"
      />
      <lec-choice-field [field]="form().visibility" [label]="t('visibility')" [choices]="visibilities()" />
      <lec-choice-field [field]="form().joinPolicy" [label]="t('joinPolicy')" [choices]="joinPolicies()" />
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 20px;
    }
  `,
})
export class GroupFields {
  readonly form = input.required<FieldTree<GroupSettings>>();

  private readonly transloco = inject(TranslocoService);
  protected readonly visibilities = computed(() => this.choices('visibilities', visibilitySchema.options));
  protected readonly joinPolicies = computed(() => this.choices('joinPolicies', joinPolicySchema.options));

  private choices(key: string, values: readonly string[]): Choice[] {
    const text = (value: string, part: string) =>
      this.transloco.translate<string>(`groups.fields.${key}.${value}.${part}`);
    return values.map((value) => ({ value, text: text(value, 'text'), hint: text(value, 'hint') }));
  }
}
