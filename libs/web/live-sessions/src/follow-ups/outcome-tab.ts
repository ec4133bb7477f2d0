import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { followUpVerdict } from '@lectern/domain';
import { LiveRoomStore } from '../room/live-room-store';
import { PartActs } from '../room/part-acts';
import { NotesSection } from '../sides/notes-section';
import { FollowUpList } from './follow-up-list';

/** What comes of the session: its notes, and what is to be done after it. */
@Component({
  selector: 'lec-outcome-tab',
  imports: [FollowUpList, NotesSection, TranslocoDirective],
  template: `
    <lec-notes-section />
    <section *transloco="let t; prefix: 'live.followUps'" aria-labelledby="lec-live-follow-ups">
      <h2 id="lec-live-follow-ups">{{ t('title') }}</h2>
      <lec-follow-up-list
        [followUps]="followUps()"
        [people]="people()"
        [viewerId]="store.viewerId()"
        [leads]="may('add-follow-up')"
        [takes]="may('take-follow-up')"
        (acted)="acts.followUp($event)"
      />
    </section>
  `,
  styles: `
    :host {
      display: grid;
      gap: 24px;
    }
  `,
})
export class OutcomeTab {
  protected readonly store = inject(LiveRoomStore);
  protected readonly acts = inject(PartActs);
  protected readonly followUps = computed(() => this.store.room()?.followUps.values() ?? []);
  protected readonly people = computed(() =>
    [...(this.store.room()?.people.values() ?? [])].filter(({ isGuest }) => !isGuest),
  );

  protected may(act: 'add-follow-up' | 'take-follow-up'): boolean {
    const state = this.store.room()?.session.state;
    return state !== undefined && followUpVerdict(this.store.standing(), act, true, state) === 'allow';
  }
}
