import { Component, type ElementRef, inject, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { SignedInSession } from '@lectern/contracts';
import { MAY_SIGN_OUT, SessionStore } from '@lectern/web/core';
import { Badge, Button, Dialogs, Moment, Notices, RemoteState } from '@lectern/web/ui';
import { deviceName } from './device-name';
import { SignedInSessionsStore } from './signed-in-sessions-store';

/** The places one is signed in, each of which can be ended. */
@Component({
  selector: 'lec-session-list',
  imports: [Badge, Button, Moment, RemoteState, TranslocoDirective],
  templateUrl: './session-list.html',
})
export class SessionList {
  protected readonly store = inject(SignedInSessionsStore);
  private readonly session = inject(SessionStore);
  private readonly maySignOut = inject(MAY_SIGN_OUT);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);

  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');

  constructor() {
    void this.store.load();
  }

  protected nameOf(session: SignedInSession): string {
    const { browser, system } = deviceName(session.userAgent);
    const text = (key: string) => this.transloco.translate<string>(`auth.account.sessions.${key}`, { browser, system });
    if (browser && system) return text('device');
    return browser ?? system ?? text('unknownDevice');
  }

  protected async end(session: SignedInSession): Promise<void> {
    if (session.isCurrent) return this.endHere();
    const place = this.nameOf(session);
    const text = (key: string) => this.transloco.translate<string>(`auth.account.sessions.${key}`, { place });
    const isSure = await this.dialogs.confirm({ title: text('endTitle'), text: text('endText'), action: text('end') });
    if (!isSure) return;
    const isDone = await this.notices.attempt(() => this.store.end(session), text('ended'));
    if (isDone) this.heading()?.nativeElement.focus();
  }

  protected async endPush(session: SignedInSession): Promise<void> {
    const place = this.nameOf(session);
    const done = this.transloco.translate<string>('auth.account.sessions.pushEnded', { place });
    if (await this.notices.attempt(() => this.store.endPush(session), done)) this.heading()?.nativeElement.focus();
  }

  private async endHere(): Promise<void> {
    if (!(await this.maySignOut())) return;
    const isDone = await this.notices.attempt(() => this.session.signOut());
    if (isDone) await this.router.navigateByUrl('/');
  }
}
