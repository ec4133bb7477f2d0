import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type ModerationRecord, moderationRoutes, type Rate } from '@lectern/contracts';
import { ApiClient, formatLocale, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { EmptyState, Moment, PageHeading, RemoteState, Trail } from '@lectern/web/ui';
import { GroupNameStore } from '../group-name-store';

const stretches = ['30', '90', '365'] as const;

/** What a group's moderation did lately, in counts, for everybody who sees the group. */
@Component({
  selector: 'lec-record-page',
  imports: [EmptyState, Moment, PageHeading, RemoteState, RouterLink, Trail, TranslocoDirective],
  providers: [GroupNameStore],
  templateUrl: './record-page.html',
  styleUrl: './record-page.css',
})
export class RecordPage {
  readonly groupId = input.required<string>();

  protected readonly names = inject(GroupNameStore);
  private readonly api = inject(ApiClient);
  private readonly language = inject(TranslocoService).activeLang;
  private readonly locale = computed(() => formatLocale(this.language()));
  protected readonly stretches = stretches;
  protected readonly days = signal<(typeof stretches)[number]>('90');
  protected readonly record = signal<Remote<ModerationRecord>>(notLoaded);
  private readonly loadWith = remoteLoading<ModerationRecord>((change) => this.record.update(change));
  protected readonly isEmpty = computed(() => {
    const record = this.record().value;
    if (!record) return false;
    const { reports, decisions, restrictions, posts, raidModes, moderators } = record;
    const lists = decisions.length + restrictions.length + moderators.length;
    return reports + lists + posts.approved + posts.refused + raidModes === 0;
  });

  constructor() {
    effect(() => {
      const groupId = this.groupId();
      this.days();
      void untracked(() => this.load());
      void untracked(() => this.names.open(groupId));
    });
  }

  protected load(): Promise<void> {
    const params = { groupId: this.groupId() };
    return this.loadWith(() =>
      this.api.call(moderationRoutes.moderationRecord, { params, query: { days: this.days() } }),
    );
  }

  protected choose(value: string): void {
    this.days.set(stretches.find((one) => one === value) ?? '90');
  }

  /** A share in words with the interval it lies in: “2 of 7 (8–64 %)”. */
  protected share({ low, high }: Rate): string {
    const percent = new Intl.NumberFormat(this.locale(), { style: 'percent', maximumFractionDigits: 0 });
    return percent.formatRange(low, high);
  }

  protected hours(count: number): string {
    return Math.max(0.1, count).toLocaleString(this.locale(), { maximumFractionDigits: 1 });
  }
}
