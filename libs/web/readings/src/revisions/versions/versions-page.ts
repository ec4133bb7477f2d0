import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type RevisionSummary, readingRoutes } from '@lectern/contracts';
import { addressOf, ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { LucideDownload, LucidePlus } from '@lectern/web/icons';
import { Badge, Button, Moment, PageHeading, RemoteState, Trail } from '@lectern/web/ui';
import { ReadingCardStore } from '../reading-card-store';

/** All versions of a reading, the newest first: to be read, compared, and their files saved. */
@Component({
  selector: 'lec-versions-page',
  imports: [
    Badge,
    Button,
    LucideDownload,
    LucidePlus,
    Moment,
    PageHeading,
    RemoteState,
    RouterLink,
    Trail,
    TranslocoDirective,
  ],
  providers: [ReadingCardStore],
  templateUrl: './versions-page.html',
})
export class VersionsPage {
  readonly readingId = input.required<string>();

  protected readonly card = inject(ReadingCardStore);
  private readonly api = inject(ApiClient);
  protected readonly versions = signal<Remote<readonly RevisionSummary[]>>(notLoaded);
  private readonly loadWith = remoteLoading<readonly RevisionSummary[]>((change) => this.versions.update(change));

  constructor() {
    effect(() => {
      this.readingId();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    const readingId = this.readingId();
    void this.card.open(readingId);
    void this.loadWith(() => this.api.call(readingRoutes.revisions, { params: { readingId } }));
  }

  protected originalOf({ number }: RevisionSummary): string {
    return addressOf(readingRoutes.original, { readingId: this.readingId() }, { number });
  }
}
