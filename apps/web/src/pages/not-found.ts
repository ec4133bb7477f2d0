import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, PageHeading } from '@lectern/web/ui';

/** For an address that leads nowhere. */
@Component({
  selector: 'lec-not-found',
  imports: [Button, PageHeading, RouterLink, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'app.notFound'" class="page page-narrow">
      <div class="page-head">
        <h1 lecPageHeading>{{ t('title') }}</h1>
        <p class="quiet">{{ t('text') }}</p>
      </div>
      <div class="actions">
        <a lecButton routerLink="/">{{ t('back') }}</a>
      </div>
    </div>
  `,
})
export class NotFound {}
