import {
  afterNextRender,
  Component,
  computed,
  effect,
  inject,
  Injector,
  input,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Revision, readingRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { Button, Moment, PageHeading, RemoteState, Trail } from '@lectern/web/ui';
import { ReadingCardStore } from '../reading-card-store';
import { VersionBlock } from './version-block';
import { threadsByBlock } from './threads-by-block';

/** One version of a reading as it was, to be read: with what was said about it where it stood then. */
@Component({
  selector: 'lec-version-page',
  imports: [Button, Moment, PageHeading, RemoteState, RouterLink, Trail, TranslocoDirective, VersionBlock],
  providers: [ReadingCardStore],
  template: `
    <div *transloco="let t; prefix: 'revisions.version'" class="page">
      <ng-container [lecTrail]="card.trail()" />
      <div class="page-head">
        <h1 lecPageHeading>{{ t('title', { number: number() }) }}</h1>
        <p class="quiet" dir="auto">{{ card.title() }}</p>
        @if (version().value; as shown) {
          <p class="note">
            {{ t('published') }} <lec-moment [at]="shown.revision.publishedAt" />.
            {{ t(shown.revision.isCurrent ? 'isCurrent' : 'isOld') }}
          </p>
          <div class="actions">
            <a lecButton [isSmall]="true" [routerLink]="['/readings', readingId()]">{{ t('toCurrent') }}</a>
            @if (!shown.revision.isCurrent) {
              <a
                lecButton="quiet"
                [isSmall]="true"
                [routerLink]="['/readings', readingId(), 'compare']"
                [queryParams]="{ from: shown.revision.number }"
                >{{ t('compare') }}</a
              >
            }
          </div>
        }
      </div>
      <lec-remote-state [remote]="version()" [lines]="12" (retry)="load()" />
      @if (version().value; as shown) {
        <article [attr.lang]="card.card().value?.reading?.language" [attr.aria-label]="card.title()">
          @for (block of shown.blocks; track block.id) {
            <lec-version-block [readingId]="readingId()" [block]="block" [threads]="threads().get(block.id) ?? none" />
          }
        </article>
      }
    </div>
  `,
  styles: `
    .note {
      color: var(--question);
    }
  `,
})
export class VersionPage {
  readonly readingId = input.required<string>();
  readonly number = input.required<string>();

  protected readonly card = inject(ReadingCardStore);
  private readonly api = inject(ApiClient);
  private readonly injector = inject(Injector);
  protected readonly none = [];
  protected readonly version = signal<Remote<Revision>>(notLoaded);
  private readonly loadWith = remoteLoading<Revision>((change) => this.version.update(change));
  protected readonly threads = computed(() => threadsByBlock(this.version().value?.threads ?? []));

  constructor() {
    effect(() => {
      this.readingId();
      this.number();
      untracked(() => this.load());
    });
  }

  protected load(): void {
    const params = { readingId: this.readingId(), number: this.number() };
    void this.card.open(params.readingId);
    void this.loadWith(() => this.api.call(readingRoutes.revision, { params })).then(() =>
      afterNextRender(() => goToAddress(), { injector: this.injector }),
    );
  }
}

/** To the paragraph the address names: a thread that has no place any more sends one here. */
function goToAddress(): void {
  const block = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null;
  block?.focus({ preventScroll: true });
  block?.scrollIntoView({ block: 'center', behavior: 'instant' });
}
