import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { Component, computed, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Member, type MemberRole, memberRoleSchema } from '@lectern/contracts';
import { memberVerdict } from '@lectern/domain';
import { LucideCheck, LucideChevronDown } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';

/** A member's role as a button that opens the roles one may give, each with what it means. */
@Component({
  selector: 'lec-role-menu',
  imports: [Button, CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, LucideCheck, LucideChevronDown, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'groups.members'">
      <button lecButton type="button" [isSmall]="true" [cdkMenuTriggerFor]="menu">
        <span class="visually-hidden">{{ t('roleOf', { name: member().person.displayName }) }}</span>
        {{ t('roles.' + member().role) }}
        <svg lucideChevronDown size="16"></svg>
      </button>
      <ng-template #menu>
        <!-- The overlay stands outside the page's landmarks; this makes it one of its own. -->
        <section [attr.aria-label]="t('roleOf', { name: member().person.displayName })">
          <div class="menu" cdkMenu>
            @for (role of roles(); track role) {
              <button
                class="menu-item"
                type="button"
                cdkMenuItemRadio
                [cdkMenuItemChecked]="role === member().role"
                (cdkMenuItemTriggered)="give(role)"
              >
                <span class="words">
                  {{ t('roles.' + role) }}<span class="quiet small">{{ t('means.' + role) }}</span>
                </span>
                @if (role === member().role) {
                  <svg lucideCheck size="16"></svg>
                }
              </button>
            }
          </div>
        </section>
      </ng-template>
    </ng-container>
  `,
  styles: `
    .words {
      display: grid;
      flex: 1;
    }
  `,
})
export class RoleMenu {
  readonly member = input.required<Member>();
  /** the role of who is looking */
  readonly ownRole = input.required<MemberRole>();
  readonly choose = output<MemberRole>();

  protected readonly roles = computed(() =>
    memberRoleSchema.options.filter(
      (role) =>
        role === this.member().role ||
        memberVerdict({ personId: null, role: this.ownRole() }, this.member().role, role) === 'allow',
    ),
  );

  protected give(role: MemberRole): void {
    if (role !== this.member().role) this.choose.emit(role);
  }
}
