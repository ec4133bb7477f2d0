import type { Worker } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PushService } from '../../../tools/testing/push-service';
import { lookAt } from './browser';
import { demonstration, openText, signedIn } from './demonstration';

interface Shown {
  readonly title: string;
  readonly options: { readonly body: string; readonly tag: string; readonly data: { readonly path: string } };
}

/** The worker's own world, with what is put down there. */
interface WorkerScope {
  registration: { showNotification(title: string, options: Shown['options']): Promise<void> };
  clients: { openWindow(address: string): Promise<null> };
  ExtendableEvent: new (type: string) => Event;
  dispatchEvent(event: Event): boolean;
  shown: Shown[];
}

/** A browser without a window may show nothing: what the worker asks it to show is put down instead. */
const putDown = (worker: Worker) =>
  worker.evaluate(() => {
    const scope = globalThis as unknown as WorkerScope;
    scope.shown = [];
    scope.registration.showNotification = (title, options) =>
      Promise.resolve(scope.shown.push({ title, options })).then(() => undefined);
  });
const shownBy = (worker: Worker) => worker.evaluate(() => (globalThis as unknown as WorkerScope).shown);

describe('being told by push', () => {
  const stage = demonstration({ IMPORT_FROM_LOOPBACK: 'true' });
  let service: PushService;
  beforeAll(async () => {
    service = await PushService.start();
  });
  afterAll(() => {
    service.stop();
    expect(service.faults).toEqual([]);
  });

  it('is asked for in the settings, shown by the worker, and leads to its place', async () => {
    const ben = await signedIn(stage, 'ben');
    const { page, context } = ben;
    const browser = service.browser();
    // a browser without a window reaches no push service and may show nothing: this is what others would answer
    await context.addInitScript((given) => {
      Object.defineProperty(Notification, 'permission', { get: () => 'default' });
      Notification.requestPermission = () => Promise.resolve('granted');
      const made = {
        ...given,
        toJSON: () => given,
        unsubscribe: () => Promise.resolve(localStorage.removeItem('subscribed')).then(() => true),
      } as unknown as PushSubscription;
      PushManager.prototype.subscribe = () =>
        Promise.resolve(localStorage.setItem('subscribed', 'yes')).then(() => made);
      PushManager.prototype.getSubscription = () =>
        Promise.resolve(localStorage.getItem('subscribed') === null ? null : made);
    }, browser.subscription);

    const cdp = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) =>
      cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations: [first] }) => {
        if (first) resolve(first.registrationId);
      }),
    );
    await cdp.send('ServiceWorker.enable');
    const workerStarted = context.waitForEvent('serviceworker', { timeout: 60_000 });

    await page.goto('/notifications/settings');
    await page.getByText('Nothing is sent to this browser.').waitFor();
    await lookAt(page, 'push-off');
    await page.getByLabel('Who wrote, where, and the first words').check();
    await page.getByRole('button', { name: 'Tell me on this device' }).click();
    await page.getByText('This browser is told.').waitFor();
    await lookAt(page, 'push-on');
    const worker = await workerStarted;
    await putDown(worker);

    const ada = await signedIn(stage, 'ada');
    await openText(ada.page);
    await ada.page.getByRole('button', { name: 'Comment on paragraph 6', exact: true }).click();
    await ada.page.getByLabel('Your comment').pressSequentially('@ben');
    await ada.page.getByRole('option', { name: 'Ben Lindqvist' }).click();
    await ada.page.getByLabel('Your comment').pressSequentially('Is this the same lamp?');
    await ada.page.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect.poll(() => browser.taken.length).toBe(1);
    const message = browser.taken[0]?.message;
    expect(message).toMatchObject({ body: '@Ben Lindqvist Is this the same lamp?' });

    const deliver = async (data: string) =>
      cdp.send('ServiceWorker.deliverPushMessage', {
        origin: stage.server.base,
        registrationId: await registered,
        data,
      });
    await deliver(JSON.stringify(message));
    const { title = '', body = '', tag = '', path = '' } = message ?? {};
    await expect.poll(() => shownBy(worker)).toMatchObject([{ title, options: { body, tag, data: { path } } }]);
    // what nobody can read still says that there is something: a browser that was woken has to show something
    await deliver('not what was agreed');
    await expect.poll(async () => (await shownBy(worker)).map((one) => one.title)).toEqual([title, 'Lectern']);

    const opened = await worker.evaluate(() => {
      const scope = globalThis as unknown as WorkerScope;
      return new Promise<string>((resolve) => {
        // a browser opens windows only for a real click
        scope.clients.openWindow = (given) => Promise.resolve(resolve(given)).then(() => null);
        const click = new scope.ExtendableEvent('notificationclick');
        const notification = { data: scope.shown[0]?.options.data, close: () => undefined };
        scope.dispatchEvent(Object.assign(click, { notification, waitUntil: () => undefined }));
      });
    });
    expect(opened).toBe(`${stage.server.base}${path}`);
    await page.goto(opened);
    await page.getByText('Is this the same lamp?').first().waitFor();

    await page.goto('/account');
    await page.getByText('told of what is new').waitFor();
    await lookAt(page, 'push-in-sessions');
    await page.getByRole('button', { name: /^Stop telling it/ }).click();
    await page.getByText(/is not told any more/).waitFor();
    await page.goto('/notifications/settings');
    await page.getByText('Nothing is sent to this browser.').waitFor();

    expect([...ben.complaints, ...ada.complaints]).toEqual([]);
  });
});
