import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Comparison, type RevisionSummary, readingRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { PageHeading, RemoteState, Trail } from '@lectern/web/ui';
import { ChangeList } from '../comparison/change-list';
import { ReadingCardStore } from '../reading-card-store';

/** Two versions of a reading beside each other. The address names them, so that a comparison can be passed on. */
@Component({
  selector: 'lec-compare-page',
  imports: [ChangeList, PageHeading, RemoteState, Trail, TranslocoDirective],
  providers: [ReadingCardStore],
  template: `
    <div *transloco="let t; prefix: 'revisions.compare'" class="page wide">
      <ng-container [lecTrail]="card.trail()" />
      <div class="page-head">
        <h1 lecPageHeading>{{ t('title') }}</h1>
        <p class="quiet" dir="auto">{{ card.title() }}</p>
      </div>
      <div class="choose">
        @for (side of sides; track side) {
          <div class="field">
            <label class="field-label" [for]="'compare-' + side">{{ t(side) }}</label>
            <select class="input" [id]="'compare-' + side" #chosen (change)="choose(side, chosen.value)">
              @for (version of versions().value ?? []; track version.id) {
                <option [value]="version.number" [selected]="version.number === numbers()[side]">
                  {{ t('version', { number: version.number }) }}
                </option>
              }
            </select>
          </div>
        }
      </div>
      <lec-remote-state [remote]="comparison()" [lines]="10" (retry)="load()" />
      @if (comparison().value; as compared) {
        <lec-change-list [changes]="compared.changes" [counts]="compared.counts" [attr.lang]="language()" />
      }
    </div>
  `,
  styles: `
    .wide {
      max-width: 72rem;
    }
    .choose {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 14rem));
      gap: 16px;
    }
  `,
})
export class ComparePage {
  readonly readingId = input.required<string>();
  readonly from = input('');
  readonly to = input('');

  protected readonly card = inject(ReadingCardStore);
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  protected readonly sides = ['from', 'to'] as const;
  protected readonly versions = signal<Remote<readonly RevisionSummary[]>>(notLoaded);
  protected readonly comparison = signal<Remote<Comparison>>(notLoaded);
  private readonly loadVersions = remoteLoading<readonly RevisionSummary[]>((change) => this.versions.update(change));
  private readonly loadComparison = remoteLoading<Comparison>((change) => this.comparison.update(change));
  protected readonly language = computed(() => this.card.card().value?.reading.language ?? null);
  /** without a choice: the present version and the one before it */
  protected readonly numbers = computed(() => {
    const newest = this.versions().value?.[0]?.number ?? 1;
    return { from: numberOf(this.from(), Math.max(1, newest - 1)), to: numberOf(this.to(), newest) };
  });

  constructor() {
    effect(() => {
      const readingId = this.readingId();
      untracked(() => {
        void this.card.open(readingId);
        void this.loadVersions(() => this.api.call(readingRoutes.revisions, { params: { readingId } }));
      });
    });
    effect(() => {
      this.numbers();
      if (this.versions().value) untracked(() => this.load());
    });
  }

  protected load(): void {
    const { from, to } = this.numbers();
    const request = { params: { readingId: this.readingId() }, query: { from: String(from), to: String(to) } };
    void this.loadComparison(() => this.api.call(readingRoutes.compareRevisions, request));
  }

  protected choose(side: 'from' | 'to', number: string): void {
    void this.router.navigate([], { queryParams: { ...this.numbers(), [side]: number }, replaceUrl: true });
  }
}

function numberOf(text: string | undefined, otherwise: number): number {
  return /^[1-9]\d{0,5}$/.test(text ?? '') ? Number(text) : otherwise;
}
