import { Component, computed, effect, inject, input, model, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { groupRoutes, type Member } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading, SessionStore } from '@lectern/web/core';
import { LucideX } from '@lectern/web/icons';
import { Button, RemoteState } from '@lectern/web/ui';

/** Who leads a session together with whoever arranges it: members of the group who write. */
@Component({
  selector: 'lec-co-host-field',
  imports: [Button, LucideX, RemoteState, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'live.new.coHosts'">
      <label class="field-label" for="co-hosts">{{ t('label') }}</label>
      <select #list class="input" id="co-hosts" aria-describedby="co-hosts-hint" (change)="add(list)">
        <option value="">{{ t('choose') }}</option>
        @for (member of others(); track member.person.id) {
          <option [value]="member.person.id">{{ member.person.displayName }}</option>
        }
      </select>
      <p class="field-hint" id="co-hosts-hint">{{ t('hint') }}</p>
      <lec-remote-state [remote]="members()" [lines]="1" (retry)="load()" />
      @if (chosen().length > 0) {
        <ul class="rows">
          @for (member of chosen(); track member.person.id) {
            <li class="row">
              <bdi>{{ member.person.displayName }}</bdi>
              <button
                lecButton="quiet"
                [isSmall]="true"
                type="button"
                [attr.aria-label]="t('remove', { name: member.person.displayName })"
                (click)="remove(member)"
              >
                <svg lucideX size="16"></svg>
              </button>
            </li>
          }
        </ul>
      }
    </ng-container>
  `,
  styles: `
    .row {
      display: flex;
      align-items: center;
      justify-content: space-between;
      padding: 4px 0;
    }
  `,
  host: { class: 'field' },
})
export class CoHostField {
  readonly groupId = input.required<string>();
  readonly ids = model.required<readonly string[]>();

  private readonly api = inject(ApiClient);
  private readonly account = inject(SessionStore);
  protected readonly members = signal<Remote<readonly Member[]>>(notLoaded);
  private readonly loadWith = remoteLoading<readonly Member[]>((change) => this.members.update(change));
  private readonly able = computed(() =>
    (this.members().value ?? []).filter(
      ({ role, person }) => role !== 'observer' && person.id !== this.account.account()?.id,
    ),
  );
  protected readonly chosen = computed(() => this.able().filter(({ person }) => this.ids().includes(person.id)));
  protected readonly others = computed(() => this.able().filter(({ person }) => !this.ids().includes(person.id)));

  constructor() {
    effect(() => {
      this.groupId();
      untracked(() => void this.load());
    });
  }

  protected load(): Promise<void> {
    return this.loadWith(() => this.api.call(groupRoutes.members, { params: { groupId: this.groupId() } }));
  }

  protected add(list: HTMLSelectElement): void {
    const id = list.value;
    if (id !== '') this.ids.update((ids) => [...ids, id]);
    list.value = '';
  }

  protected remove({ person }: Member): void {
    this.ids.update((ids) => ids.filter((id) => id !== person.id));
  }
}
