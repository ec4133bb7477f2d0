import { Injectable } from '@angular/core';
import { workerAddress } from '@lectern/web/core';

/** Where the push service of this browser takes messages for it. */
export interface BrowserSubscription {
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** What this browser can do with push messages, and its worker that shows them. */
@Injectable({ providedIn: 'root' })
export class PushBrowser {
  isAble(): boolean {
    return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;
  }

  isDenied(): boolean {
    return Notification.permission === 'denied';
  }

  /** Asks the person, in the browser's own words; only ever after they pressed a button here. */
  async mayShow(): Promise<boolean> {
    return (await Notification.requestPermission()) === 'granted';
  }

  /** Where this browser takes messages now; null where it takes none. */
  async endpoint(): Promise<string | null> {
    const registration = await navigator.serviceWorker.getRegistration('/');
    return (await registration?.pushManager.getSubscription())?.endpoint ?? null;
  }

  /** Throws when the browser has no push service, or does not reach it. */
  async subscribe(publicKey: string): Promise<BrowserSubscription> {
    await navigator.serviceWorker.register(workerAddress('lectern#push', '/push-worker.js'), { scope: '/' });
    const { pushManager } = await navigator.serviceWorker.ready;
    // one for the key of another server, or of this one before its data were lost, is in the way
    await (await pushManager.getSubscription())?.unsubscribe();
    const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: publicKey });
    const { p256dh = '', auth = '' } = made.toJSON().keys ?? {};
    return { endpoint: made.endpoint, keys: { p256dh, auth } };
  }

  async unsubscribe(): Promise<void> {
    const registration = await navigator.serviceWorker.getRegistration('/');
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
  }
}
