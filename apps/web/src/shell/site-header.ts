import { NgTemplateOutlet } from '@angular/common';
import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LucideALargeSmall, LucideCircleUser, LucideLogOut, LucideScale, LucideUserRound } from '@lectern/web/icons';
import { MAY_SIGN_OUT, SessionStore } from '@lectern/web/core';
import { Button, Dialogs, HeaderContent, Notices } from '@lectern/web/ui';
import { NotificationBell } from './notification-bell';
import { StatementFlag } from './statement-flag';
import { SearchLink } from './search-link';
import { Wordmark } from './wordmark';

/** The strip above every page: where one is, what the page offers, how one reads, who one is. */
@Component({
  selector: 'lec-site-header',
  imports: [
    Button,
    LucideALargeSmall,
    LucideCircleUser,
    LucideLogOut,
    LucideScale,
    LucideUserRound,
    NgTemplateOutlet,
    NotificationBell,
    RouterLink,
    SearchLink,
    StatementFlag,
    TranslocoDirective,
    Wordmark,
  ],
  templateUrl: './site-header.html',
  styleUrl: './site-header.css',
})
export class SiteHeader {
  protected readonly session = inject(SessionStore);
  protected readonly content = inject(HeaderContent);
  private readonly maySignOut = inject(MAY_SIGN_OUT);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);

  protected async openReadingPreferences(): Promise<void> {
    const content = () => import('./reading-preferences').then((it) => it.ReadingPreferences);
    await this.dialogs.open(content, { ariaLabelledBy: 'reading-preferences-title' });
  }

  protected async signOut(): Promise<void> {
    if (!(await this.maySignOut())) return;
    const isDone = await this.notices.attempt(
      () => this.session.signOut(),
      this.transloco.translate('app.header.signedOut'),
    );
    if (isDone) await this.router.navigateByUrl('/', { onSameUrlNavigation: 'reload' });
  }
}
