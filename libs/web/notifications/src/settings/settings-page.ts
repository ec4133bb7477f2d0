import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PageHeading } from '@lectern/web/ui';
import { LettersSection } from './letters-section';
import { LevelsSection } from './levels-section';
import { PushSection } from './push-section';

/** Of what one wants to be told, and how. */
@Component({
  selector: 'lec-notification-settings-page',
  imports: [LettersSection, LevelsSection, PageHeading, PushSection, RouterLink, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'notifications.settings'" class="page">
      <div class="page-head">
        <h1 lecPageHeading>{{ t('title') }}</h1>
        <p>
          <a routerLink="/notifications">{{ t('back') }}</a>
        </p>
      </div>
      <lec-levels-section />
      <lec-push-section />
      <lec-letters-section />
    </div>
  `,
})
export class NotificationSettingsPage {}
