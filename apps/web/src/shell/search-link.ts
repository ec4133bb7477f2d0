import { Component, computed, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { KeyPreference, keyTarget, searchCommand } from '@lectern/web/core';
import { LucideSearch } from '@lectern/web/icons';
import { Button } from '@lectern/web/ui';
import { filter, map, startWith } from 'rxjs';
import { searchScope } from './search-scope';

/** The way to the search, in the reading or group one is in; also by `/`. */
@Component({
  selector: 'lec-search-link',
  imports: [Button, LucideSearch, RouterLink, TranslocoDirective],
  template: `
    <a
      *transloco="let t; prefix: 'app.header'"
      lecButton="icon"
      routerLink="/search"
      [attr.aria-keyshortcuts]="key()"
      [queryParams]="scope()"
      [attr.aria-label]="t('search')"
      [title]="t('search')"
    >
      <svg lucideSearch size="20"></svg>
    </a>
  `,
  host: { '(document:keydown)': 'pressed($event)' },
})
export class SearchLink {
  private readonly router = inject(Router);
  private readonly keys = inject(KeyPreference);
  private readonly url = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map(() => this.router.url),
      startWith(this.router.url),
    ),
  );
  protected readonly key = computed(() => this.keys.keyOf(searchCommand));
  protected readonly scope = computed(() => searchScope(this.url() ?? ''));

  protected pressed(event: KeyboardEvent): void {
    const { isTyping, isInDialog } = keyTarget(event.target);
    if (event.key !== this.key() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (isTyping || isInDialog || !this.keys.isOn()) return;
    event.preventDefault();
    void this.router.navigate(['/search'], { queryParams: this.scope() });
  }
}
