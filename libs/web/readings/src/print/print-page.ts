import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type Comment, type CommentPage, type Reading, readingRoutes, threadRoutes } from '@lectern/contracts';
import { ApiClient, calendarDate, formatLocale, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { LucidePrinter } from '@lectern/web/icons';
import { Button, PageHeading, Progress, RemoteState, Trail, type TrailStep } from '@lectern/web/ui';
import { titleOf } from '../reading/reading-title';
import { BlockText } from '../text/block-text';
import { type PrintedThread, printedThreads } from './printed-threads';
import { PrintedThreadView } from './printed-thread-view';

/** A reading as it is printed: the text, and at each paragraph what was said about it, as numbered notes. */
@Component({
  selector: 'lec-print-page',
  imports: [
    BlockText,
    Button,
    LucidePrinter,
    PageHeading,
    PrintedThreadView,
    Progress,
    RemoteState,
    Trail,
    TranslocoDirective,
  ],
  templateUrl: './print-page.html',
  styleUrl: './print-page.css',
})
export class PrintPage {
  readonly readingId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly reading = signal<Remote<Reading>>(notLoaded);
  private readonly loadWith = remoteLoading<Reading>((change) => this.reading.update(change));
  protected readonly comments = signal<readonly Comment[]>([]);
  protected readonly isWhole = signal(false);
  protected readonly withComments = signal(true);
  protected readonly none: readonly PrintedThread[] = [];
  protected readonly trail = computed((): readonly TrailStep[] => {
    const { value } = this.reading();
    if (!value) return [];
    const { group, reading } = value;
    return [
      { text: group.name, link: ['/groups', group.id] },
      { text: reading.title, link: ['/readings', reading.id] },
    ];
  });
  protected readonly title = computed(() => titleOf(this.reading().value));
  protected readonly blocks = computed(() => this.reading().value?.blocks.slice(this.title().blocksTaken) ?? []);
  protected readonly commentCount = computed(() => this.reading().value?.reading.commentCount ?? 0);
  protected readonly threads = computed((): ReadonlyMap<string, readonly PrintedThread[]> => {
    const { value } = this.reading();
    return value && this.withComments() && this.isWhole() ? printedThreads(value, this.comments()) : new Map();
  });
  protected readonly published = computed(() => {
    const at = this.reading().value?.revision.publishedAt;
    return at === undefined ? '' : calendarDate(at.slice(0, 10), formatLocale(this.language()));
  });

  constructor() {
    effect(() => {
      this.readingId();
      untracked(() => void this.load());
    });
  }

  protected load(): Promise<void> {
    const params = { readingId: this.readingId() };
    this.comments.set([]);
    this.isWhole.set(false);
    return this.loadWith(async () => {
      const reading = await this.api.call(readingRoutes.reading, { params });
      for (let after: number | null = 0; after !== null;) {
        const query = { scope: 'everywhere' as const, ...(after > 0 ? { after: String(after) } : {}) };
        const page: CommentPage = await this.api.call(threadRoutes.comments, { params, query });
        this.comments.update((before) => [...before, ...page.comments]);
        after = page.next;
      }
      this.isWhole.set(true);
      return reading;
    });
  }

  protected print(): void {
    print();
  }
}
