import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { notificationRoutes, type PushHere } from '@lectern/contracts';
import { ApiClient, failed, loaded, notLoaded, type Remote } from '@lectern/web/core';
import { Button, Notices, RemoteState } from '@lectern/web/ui';
import { PushBrowser, type BrowserSubscription } from './push-browser';

/** Being told by push in this browser. It is off until somebody asks for it here. */
@Component({
  selector: 'lec-push-section',
  imports: [Button, RemoteState, TranslocoDirective],
  templateUrl: './push-section.html',
  styleUrl: './push-section.css',
})
export class PushSection {
  private readonly api = inject(ApiClient);
  private readonly browser = inject(PushBrowser);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);

  protected readonly remote = signal<Remote<PushHere>>(notLoaded);
  protected readonly isAble = this.browser.isAble();
  protected readonly isDenied = signal(this.isAble && this.browser.isDenied());
  protected readonly isOn = computed(() => (this.remote().value?.here ?? null) !== null);
  protected readonly problem = signal<'refused' | 'noService' | null>(null);
  protected readonly isBusy = signal(false);

  constructor() {
    if (this.isAble) void this.load();
  }

  /** What the server knows and the browser has forgotten, or took anew, is not told any more. */
  protected async load(): Promise<void> {
    this.remote.set(notLoaded);
    try {
      const [push, endpoint] = await Promise.all([this.api.call(notificationRoutes.pushHere), this.browser.endpoint()]);
      const isSame = push.here !== null && push.here.endpoint === endpoint;
      this.remote.set(loaded(isSame ? push : { ...push, here: null }));
    } catch (fault) {
      this.remote.set(failed(fault));
    }
  }

  protected async save(event: Event, push: PushHere): Promise<void> {
    event.preventDefault();
    if (this.isBusy()) return;
    const showsWords = new FormData(event.target as HTMLFormElement).get('shows') === 'words';
    this.isBusy.set(true);
    try {
      await this.start(push, showsWords);
    } finally {
      this.isBusy.set(false);
    }
  }

  protected async stop({ sessionId }: PushHere): Promise<void> {
    const end = async () => {
      await this.api.call(notificationRoutes.endPush, { params: { sessionId } });
      await this.browser.unsubscribe();
    };
    if (await this.notices.attempt(end, this.text('stopped'))) await this.load();
  }

  private async start({ publicKey }: PushHere, showsWords: boolean): Promise<void> {
    this.problem.set(null);
    const isAllowed = await this.browser.mayShow();
    this.isDenied.set(this.browser.isDenied());
    if (!isAllowed) return this.problem.set('refused');
    let made: BrowserSubscription;
    try {
      made = await this.browser.subscribe(publicKey);
    } catch {
      return this.problem.set('noService');
    }
    const set = () => this.api.call(notificationRoutes.setPush, { body: { ...made, showsWords } });
    if (await this.notices.attempt(set, this.text('started'))) await this.load();
  }

  private text(key: string): string {
    return this.transloco.translate<string>(`notifications.push.${key}`);
  }
}
