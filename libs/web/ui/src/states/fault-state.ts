import { Component, computed, inject, input, output } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { FaultTexts, isRefusal, SessionStore } from '@lectern/web/core';
import { Button } from '../controls/button';

/** What could not be shown, why, and the step that helps: try again, sign in, or go back to one's groups. */
@Component({
  selector: 'lec-fault-state',
  imports: [Button, RouterLink, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'ui'" class="panel" role="alert">
      <p>{{ text() }}</p>
      <div class="actions">
        @if (needsSignIn()) {
          <a lecButton="primary" routerLink="/sign-in" [queryParams]="{ next: here() }">{{ t('signIn') }}</a>
        } @else if (isHidden()) {
          <a lecButton routerLink="/">{{ t('toGroups') }}</a>
        } @else {
          <button lecButton type="button" (click)="retry.emit()">{{ t('retry') }}</button>
        }
      </div>
    </div>
  `,
})
export class FaultState {
  readonly fault = input.required<unknown>();
  readonly retry = output();

  private readonly texts = inject(FaultTexts);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  protected readonly text = computed(() => this.texts.text(this.fault()));
  protected readonly needsSignIn = computed(
    () => isRefusal(this.fault(), 'E_AUTH') || (isRefusal(this.fault(), 'E_NOT_FOUND') && !this.session.isSignedIn()),
  );
  protected readonly isHidden = computed(() => isRefusal(this.fault(), 'E_NOT_FOUND', 'E_FORBIDDEN', 'E_GONE'));
  protected readonly here = computed(() => this.router.url);
}
