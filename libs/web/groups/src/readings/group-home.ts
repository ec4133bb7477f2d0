import { Component, computed, effect, inject, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { LucidePlus } from '@lectern/web/icons';
import { Badge, Button, EmptyState, Moment, PageHeading, RemoteState } from '@lectern/web/ui';
import { GroupStore } from '../group/group-store';
import { Joining } from '../join/joining';
import { ComingPortions } from '../schedule/coming-portions';
import { ComingSessions } from '../sessions/coming-sessions';
import { OpenFollowUps } from '../sessions/open-follow-ups';
import { GroupReadingsStore } from './group-readings-store';
import { LatestRow } from './latest-row';
import { ReadingRow } from './reading-row';

/** The home of a group: what it is, how one takes part, what it reads. */
@Component({
  selector: 'lec-group-home',
  imports: [
    Badge,
    Button,
    ComingPortions,
    ComingSessions,
    EmptyState,
    Joining,
    LatestRow,
    LucidePlus,
    Moment,
    OpenFollowUps,
    PageHeading,
    ReadingRow,
    RemoteState,
    RouterLink,
    TranslocoDirective,
  ],
  providers: [GroupReadingsStore],
  templateUrl: './group-home.html',
  host: { class: 'page-body' },
  styles: `
    .description {
      max-width: 40rem;
    }
  `,
})
export class GroupHome {
  protected readonly store = inject(GroupStore);
  protected readonly texts = inject(GroupReadingsStore);
  // The group is here before this page is; a reload of it must not load the lists again.
  private readonly groupId = computed(() => this.store.group().value?.id);
  private readonly addsReadings = computed(() => this.store.group().value?.can.addReading ?? false);

  constructor() {
    effect(() => {
      const groupId = this.groupId();
      if (!groupId) return;
      untracked(() => {
        void this.texts.loadReadings(groupId);
        void this.texts.loadLatest(groupId);
        void this.texts.loadQuestions(groupId);
      });
    });
    effect(() => {
      const groupId = this.groupId();
      if (groupId && this.addsReadings()) void untracked(() => this.texts.loadDrafts(groupId));
    });
  }
}
