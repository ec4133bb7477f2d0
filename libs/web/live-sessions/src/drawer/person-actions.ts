import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { LivePerson, LiveRole } from '@lectern/contracts';
import { handVerdict, speakingHand } from '@lectern/domain';
import { Button, Dialogs } from '@lectern/web/ui';
import { LiveRoomStore } from '../room/live-room-store';
import { PartActs } from '../room/part-acts';
import { RoomActs } from '../room/room-acts';

/** What who leads can do about somebody in the room; all of it ends with the session. */
@Component({
  selector: 'lec-person-actions',
  imports: [Button, RouterLink, TranslocoDirective],
  template: `
    <div class="actions" *transloco="let t; prefix: 'live.people'">
      @if (mayGiveFloor()) {
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="giveFloor()">{{ t('giveFloor') }}</button>
      }
      @if (store.can().role && (person().role === 'participant' || person().role === 'observer')) {
        <button
          lecButton="quiet"
          [isSmall]="true"
          type="button"
          [title]="t(person().role === 'observer' ? 'letWriteText' : 'muteText')"
          (click)="become(person().role === 'observer' ? 'participant' : 'observer')"
        >
          {{ t(person().role === 'observer' ? 'letWrite' : 'mute') }}
        </button>
      }
      @if (isHost() && !person().isGuest && person().role !== 'host') {
        <button
          lecButton="quiet"
          [isSmall]="true"
          type="button"
          (click)="become(person().role === 'co-host' ? 'participant' : 'co-host')"
        >
          {{ t(person().role === 'co-host' ? 'endCoHost' : 'makeCoHost') }}
        </button>
      }
      @if (store.can().remove && person().role !== 'host' && (isHost() || person().role !== 'co-host')) {
        <button lecButton="quiet" [isSmall]="true" type="button" (click)="remove()">{{ t('remove') }}</button>
      }
      @if (membersLink(); as link) {
        <a lecButton="quiet" [isSmall]="true" [routerLink]="link" [title]="t('carryOverText')">{{ t('carryOver') }}</a>
      }
    </div>
  `,
  styles: `
    .actions {
      gap: 0 4px;
      margin-inline-start: -8px;
    }
    button,
    a {
      padding: 2px 8px;
    }
  `,
})
export class PersonActions {
  readonly person = input.required<LivePerson>();

  protected readonly store = inject(LiveRoomStore);
  private readonly parts = inject(PartActs);
  private readonly acts = inject(RoomActs);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  protected readonly isHost = computed(() => this.store.standing() === 'host');
  /** where who leads the group restricts its members, with a reason and an appeal: what is to outlast the session */
  protected readonly membersLink = computed(() => {
    const { group, viewer } = this.store.snapshot().value ?? {};
    const leadsGroup = viewer?.groupRole === 'owner' || viewer?.groupRole === 'moderator';
    return group && leadsGroup && !this.person().isGuest ? ['/groups', group.id, 'members'] : null;
  });
  protected readonly mayGiveFloor = computed(() => {
    const open = this.store.room();
    if (!open || open.split.isSplit || speakingHand(open.stack)?.personId === this.person().id) return false;
    return handVerdict(this.store.standing(), 'give-floor', false, open.session.state) === 'allow';
  });

  protected giveFloor(): void {
    const open = this.store.room();
    const seenFloorId = (open && speakingHand(open.stack)?.id) ?? null;
    const to = { by: 'person', personId: this.person().id } as const;
    void this.parts.hand({ what: 'give-floor', to, seenFloorId });
  }

  protected become(role: LiveRole): void {
    void this.acts.do({ what: 'role', personId: this.person().id, role });
  }

  protected async remove(): Promise<void> {
    const { id: personId, displayName: name } = this.person();
    const text = (part: string) => this.transloco.translate<string>(`live.people.removing.${part}`, { name });
    const isSure = await this.dialogs.confirm({ title: text('title'), text: text('text'), action: text('action') });
    if (isSure) await this.acts.do({ what: 'remove', personId });
  }
}
