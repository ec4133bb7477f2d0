import { Injectable } from '@nestjs/common';
import type { NotificationSettings } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { newSecret } from '@lectern/server/platform';

/** How people want to be told besides the page. */
@Injectable()
export class SettingsRepository {
  constructor(private readonly database: Database) {}

  /** What a person chose; null before they chose anything. */
  async find(personId: string): Promise<NotificationSettings | null> {
    const found = await this.database.client.notificationSettings.findUnique({
      where: { personId },
      select: { timeZone: true, quietFrom: true, quietTo: true, mailMentions: true, mailSessions: true, digest: true },
    });
    if (!found) return null;
    const { quietFrom: from, quietTo: to, ...settings } = found;
    return { ...settings, quietHours: from === null || to === null ? null : { from, to } };
  }

  async set(personId: string, settings: NotificationSettings, nextDigestAt: Date | null): Promise<void> {
    const { timeZone, quietHours, mailMentions, mailSessions, digest } = settings;
    const quietFrom = quietHours?.from ?? null;
    const quietTo = quietHours?.to ?? null;
    await this.database.client.notificationSettings.upsert({
      where: { personId },
      create: {
        personId,
        timeZone,
        quietFrom,
        quietTo,
        mailMentions,
        mailSessions,
        digest,
        nextDigestAt,
        unsubscribeKey: newSecret(),
      },
      update: { timeZone, quietFrom, quietTo, mailMentions, mailSessions, digest, nextDigestAt },
      select: { personId: true },
    });
  }

  /** Stops every letter of whose link this is; false when it is nobody's. */
  async stopLetters(unsubscribeKey: string): Promise<boolean> {
    const { count } = await this.database.client.notificationSettings.updateMany({
      where: { unsubscribeKey },
      data: { mailMentions: false, mailSessions: false, digest: 'never', nextDigestAt: null },
    });
    return count > 0;
  }
}
