import { Component, computed, effect, type ElementRef, inject, input, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { limits, type SearchKind } from '@lectern/contracts';
import { Announcer } from '@lectern/web/core';
import { LucideSearch } from '@lectern/web/icons';
import { Button, EmptyState, RemoteState } from '@lectern/web/ui';
import { FoundRow } from './found-row';
import { addressedAs, questionOf, type SearchQuestion } from './search-question';
import { SearchStore } from './search-store';

/** Finds words in texts and comments; the address says what is looked for, so that a search can be kept and shared. */
@Component({
  selector: 'lec-search-page',
  imports: [Button, EmptyState, FoundRow, LucideSearch, RemoteState, RouterLink, TranslocoDirective],
  providers: [SearchStore],
  templateUrl: './search-page.html',
  styleUrl: './search-page.css',
})
export class SearchPage {
  readonly q = input<string>();
  readonly kind = input<string>();
  readonly group = input<string>();
  readonly reading = input<string>();
  readonly page = input<string>();

  protected readonly store = inject(SearchStore);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);
  private readonly words = viewChild<ElementRef<HTMLInputElement>>('words');

  protected readonly charactersMax = limits.searchCharacters;
  protected readonly kinds: readonly SearchKind[] = ['all', 'comments', 'texts'];
  protected readonly question = computed(() =>
    questionOf({
      q: this.q(),
      kind: this.kind(),
      group: this.group(),
      reading: this.reading(),
      page: this.page(),
    }),
  );
  protected readonly isAsked = computed(() => this.question().words !== '');
  protected readonly everywhere = computed(() =>
    addressedAs({ ...this.question(), groupId: null, readingId: null, page: 1 }),
  );

  constructor() {
    effect(() => {
      const question = this.question();
      if (question.words !== '') void untracked(() => this.ask(question));
    });
    // Who comes to search begins with the words: the heading takes no focus here, not even a moment later.
    effect(() => {
      const field = this.words()?.nativeElement;
      if (field && !untracked(this.isAsked)) field.focus();
    });
  }

  protected search(event: Event, words: string, kind: string): void {
    event.preventDefault();
    const question = questionOf({ q: words, kind, group: this.group(), reading: this.reading(), page: undefined });
    if (question.words !== '') void this.router.navigate(['/search'], { queryParams: addressedAs(question) });
  }

  protected onPage(page: number): object {
    return addressedAs({ ...this.question(), page });
  }

  protected again(): void {
    void this.ask(this.question());
  }

  private async ask(question: SearchQuestion): Promise<void> {
    await this.store.ask(question);
    const { value } = this.store.found();
    if (value) this.announcer.announce(this.transloco.translate('search.places', { count: value.found }));
  }
}
