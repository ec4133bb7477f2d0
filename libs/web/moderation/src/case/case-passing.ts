import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { form, FormRoot, required } from '@angular/forms/signals';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type CaseDetail, groupRoutes, type Member } from '@lectern/contracts';
import { ApiClient, SessionStore } from '@lectern/web/core';
import { Button, FormFaults, FormFooter, Notices, TextField } from '@lectern/web/ui';
import { CaseStore } from './case-store';

/** Passing a case one has in hand to another moderator, or giving it back with the wish that another looks at it. */
@Component({
  selector: 'lec-case-passing',
  imports: [Button, FormFooter, FormRoot, TextField, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'moderation.passing'">
      @if (others().length > 0) {
        <div class="field">
          <label class="field-label" [for]="'pass-' + found().id">{{ t('to') }}</label>
          <select #to class="input" [id]="'pass-' + found().id">
            @for (one of others(); track one.person.id) {
              <option [value]="one.person.id">{{ one.person.displayName }}</option>
            }
          </select>
        </div>
        <div class="actions">
          <button lecButton type="button" [isBusy]="store.isActing()" (click)="handOver(to.value)">
            {{ t('handOver') }}
          </button>
        </div>
      } @else {
        <p class="quiet">{{ t('nobody') }}</p>
      }
      <form class="form" [formRoot]="form">
        <lec-text-field [field]="form.words" [label]="t('second')" [hint]="t('secondHint')" [lines]="2" />
        <lec-form-footer [form]="form" [action]="t('askSecond')" />
      </form>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
  `,
})
export class CasePassing {
  readonly found = input.required<CaseDetail>();

  protected readonly store = inject(CaseStore);
  private readonly api = inject(ApiClient);
  private readonly session = inject(SessionStore);
  private readonly faults = inject(FormFaults);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly members = signal<readonly Member[]>([]);
  /** who could take it: the server refuses who cannot any more, and who wrote it */
  protected readonly others = computed(() =>
    this.members().filter(
      ({ person, role }) =>
        (role === 'owner' || role === 'moderator') &&
        person.id !== this.session.account()?.id &&
        person.id !== this.found().author?.id,
    ),
  );
  protected readonly form = form(signal({ words: '' }), (path) => required(path.words), {
    submission: {
      action: (sent) =>
        this.faults.send(sent, async () => {
          if (await this.store.act({ do: 'ask-second', words: sent().value().words })) this.tell('asked');
        }),
    },
  });

  constructor() {
    const groupId = computed(() => this.found().groupId);
    effect(() => {
      const params = { groupId: groupId() };
      void untracked(() =>
        this.notices.attempt(async () => this.members.set(await this.api.call(groupRoutes.members, { params }))),
      );
    });
  }

  protected async handOver(toPersonId: string): Promise<void> {
    await this.notices.attempt(async () => {
      if (await this.store.act({ do: 'hand-over', toPersonId })) this.tell('handedOver');
    });
  }

  private tell(key: string): void {
    this.notices.tell(this.transloco.translate<string>(`moderation.passing.${key}`));
  }
}
