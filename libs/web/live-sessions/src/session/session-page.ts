import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveSessionRoutes } from '@lectern/contracts';
import { isOpen } from '@lectern/domain';
import { addressOf, isRefusal, SessionStore } from '@lectern/web/core';
import { Badge, Button, FaultState, Moment, PageHeading, Skeleton, Trail, type TrailStep } from '@lectern/web/ui';
import { LiveRoomStore } from '../room/live-room-store';
import { paragraphsOf } from '../room/passage-words';
import { RoomActs } from '../room/room-acts';
import { Coming } from './coming';
import { SeriesDates } from '../series/series-dates';
import { LocalStart } from './local-start';
import { SessionTurns } from './session-turns';

/** A live session before, beside and after its room: when it is, what will be read, who leads it. */
@Component({
  selector: 'lec-session-page',
  imports: [
    Badge,
    Button,
    Coming,
    FaultState,
    LocalStart,
    Moment,
    PageHeading,
    RouterLink,
    SeriesDates,
    SessionTurns,
    Skeleton,
    Trail,
    TranslocoDirective,
  ],
  providers: [LiveRoomStore, RoomActs],
  templateUrl: './session-page.html',
  styles: `
    .agenda li {
      display: grid;
      gap: 2px;
      padding: 12px 0;
    }
  `,
})
export class SessionPage {
  readonly sessionId = input.required<string>();

  protected readonly store = inject(LiveRoomStore);
  private readonly account = inject(SessionStore);
  protected readonly paragraphsOf = paragraphsOf;
  protected readonly isHidden = computed(() => isRefusal(this.store.snapshot().fault, 'E_NOT_FOUND', 'E_AUTH'));
  protected readonly trail = computed((): readonly TrailStep[] => {
    const snapshot = this.store.snapshot().value;
    if (!snapshot) return [];
    const { group, reading } = snapshot;
    return [
      { text: group.name, link: ['/groups', group.id] },
      { text: reading.title, link: ['/readings', reading.id] },
    ];
  });
  protected readonly hosts = computed(() =>
    [...(this.store.room()?.people.values() ?? [])].filter(({ role }) => role === 'host' || role === 'co-host'),
  );
  protected readonly canJoin = computed(() => {
    const state = this.store.room()?.session.state;
    return state !== undefined && isOpen(state) && this.store.can().enter && this.account.isSignedIn();
  });
  protected readonly isOver = computed(() => {
    const state = this.store.room()?.session.state;
    return state === 'ended' || state === 'archived';
  });
  protected readonly calendar = computed(() =>
    addressOf(liveSessionRoutes.liveSessionCalendar, { sessionId: this.sessionId() }),
  );
  protected readonly minutes = computed(() =>
    (this.store.room()?.session.agenda ?? []).reduce((sum, passage) => sum + passage.minutes, 0),
  );

  constructor() {
    effect(() => {
      const sessionId = this.sessionId();
      untracked(() => void this.store.open(sessionId));
    });
  }
}
