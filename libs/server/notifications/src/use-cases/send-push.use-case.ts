import { Inject, Injectable } from '@nestjs/common';
import webPush from 'web-push';
import type { PushMessage, QuietHours } from '@lectern/contracts';
import { OutboundClient, OutboundRefused, type Posted } from '@lectern/server/outbound';
import { CONFIG, serverLimits, type Config } from '@lectern/server/platform';
import { quietUntil, secondsUntilQuiet } from '../letters/local-times';
import { presentNotification } from '../notification.presenter';
import { NotificationRepository } from '../notification.repository';
import { PushKeysRepository } from '../push/push-keys.repository';
import { PushSubscriptionRepository } from '../push/push-subscription.repository';
import { pushWords } from '../push/push-words';
import { PushRepository, type ClaimedPush } from '../push/push.repository';

/** what one push counts: more are not told apart */
const countedInThread = 50;
/** whatever a push service asks for */
const longestWaitSeconds = 3_600;

/**
 * Sends one push. What it tells of is decided when it is sent, by what the person may see then; what was read meanwhile is
 * not told. When it is not known whether one arrived it is sent again: the second takes the place of the first, by its
 * topic at the push service and by its tag in the browser.
 */
@Injectable()
export class SendPushUseCase {
  private readonly outbound: OutboundClient;

  constructor(
    private readonly pushes: PushRepository,
    private readonly subscriptions: PushSubscriptionRepository,
    private readonly notifications: NotificationRepository,
    private readonly keys: PushKeysRepository,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.outbound = new OutboundClient({ allowsLoopback: config.importFromLoopback });
  }

  async execute(pushId: string): Promise<void> {
    const now = new Date();
    const idleBefore = later(now, -this.config.sessionIdleMs);
    const push = await this.pushes.claim(pushId, now, later(now, serverLimits.pushLeaseMs), idleBefore);
    if (!push) return;
    if (!push.holds) return this.subscriptions.forget(push.subscriptionId);
    const quiet = quietHoursOf(push);
    const quietEnd = quiet && quietUntil(now, quiet.timeZone, quiet.hours);
    if (quietEnd) return this.pushes.putOff(push.id, quietEnd, false);
    const words = await this.words(push);
    if (!words) return this.pushes.dropped(push.id, now);
    const left = quiet && secondsUntilQuiet(now, quiet.timeZone, quiet.hours);
    const posted = await this.post(push, words, Math.min(serverLimits.pushKeptSeconds, left ?? Infinity));
    await this.conclude(push, posted, now);
  }

  private async words({ threadId, personId, showsWords }: ClaimedPush): Promise<PushMessage | null> {
    const rows = await this.notifications.unreadIn(threadId, personId, countedInThread);
    const told = rows.flatMap((row) => presentNotification(row) ?? []);
    return told[0] ? pushWords(told[0], told.length, showsWords) : null;
  }

  /** Answers with what the push service said: `gone` when nothing will ever reach this browser, null without an answer. */
  private async post(push: ClaimedPush, words: PushMessage, TTL: number): Promise<Posted | 'gone' | null> {
    const { endpoint, p256dh, auth, threadId } = push;
    const vapidDetails = { subject: `mailto:${this.config.mailFrom}`, ...(await this.keys.keys()) };
    let request;
    try {
      request = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, JSON.stringify(words), {
        vapidDetails,
        TTL,
        // at most 32 characters
        topic: threadId.replaceAll('-', ''),
        contentEncoding: 'aes128gcm',
      });
    } catch {
      // a key that is no point of the curve
      return 'gone';
    }
    try {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      return await this.outbound.post(endpoint, headers, request.body);
    } catch (error) {
      if (!(error instanceof OutboundRefused)) throw error;
      return error.code === 'ADDRESS_NOT_ALLOWED' ? 'gone' : null;
    }
  }

  private async conclude({ id, subscriptionId, attempts }: ClaimedPush, posted: Posted | 'gone' | null, now: Date) {
    if (posted === 'gone' || posted?.status === 404 || posted?.status === 410)
      return this.subscriptions.forget(subscriptionId);
    if (posted && posted.status >= 200 && posted.status < 300) return this.pushes.sent(id, now);
    const mayPass = posted === null || posted.status === 429 || posted.status >= 500;
    if (!mayPass || attempts >= serverLimits.pushAttempts) return this.pushes.failed(id);
    const waitSeconds = Math.min(posted?.retryAfterSeconds ?? 10 * 2 ** attempts, longestWaitSeconds);
    await this.pushes.putOff(id, later(now, waitSeconds * 1_000), true);
  }
}

function quietHoursOf({ timeZone, quietFrom, quietTo }: ClaimedPush): { timeZone: string; hours: QuietHours } | null {
  if (timeZone === null || quietFrom === null || quietTo === null) return null;
  return { timeZone, hours: { from: quietFrom, to: quietTo } };
}

function later(now: Date, ms: number): Date {
  return new Date(now.getTime() + ms);
}
