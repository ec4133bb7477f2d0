import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  digestRhythmSchema,
  type NotificationSettings,
  notificationSettingsSchema,
  notificationRoutes,
} from '@lectern/contracts';
import { ApiClient, failed, loaded, notLoaded, type Remote } from '@lectern/web/core';
import { Button, Notices, RemoteState } from '@lectern/web/ui';

/** Letters and when none come. Nobody is written to who did not ask for it here. */
@Component({
  selector: 'lec-letters-section',
  imports: [Button, RemoteState, TranslocoDirective],
  templateUrl: './letters-section.html',
  styleUrl: './letters-section.css',
})
export class LettersSection {
  private readonly api = inject(ApiClient);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);

  protected readonly remote = signal<Remote<NotificationSettings>>(notLoaded);
  protected readonly rhythms = digestRhythmSchema.options;
  protected readonly isQuiet = signal(false);
  protected readonly problem = signal<'hours' | null>(null);
  /** every time zone the browser knows, and the one that was chosen */
  protected readonly zones = computed(() => {
    const chosen = this.remote().value?.timeZone;
    const known = Intl.supportedValuesOf('timeZone');
    return chosen === undefined || known.includes(chosen) ? known : [chosen, ...known];
  });

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.remote.set(notLoaded);
    try {
      const settings = (await this.api.call(notificationRoutes.notificationSettings)) ?? untouched();
      this.isQuiet.set(settings.quietHours !== null);
      this.remote.set(loaded(settings));
    } catch (fault) {
      this.remote.set(failed(fault));
    }
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const parsed = notificationSettingsSchema.safeParse({
      timeZone: given.get('timeZone'),
      digest: given.get('digest'),
      mailMentions: given.has('mailMentions'),
      mailSessions: given.has('mailSessions'),
      quietHours: this.isQuiet() ? { from: given.get('from'), to: given.get('to') } : null,
    });
    this.problem.set(parsed.success ? null : 'hours');
    if (!parsed.success) return;
    const done = this.transloco.translate<string>('notifications.settings.saved');
    const change = () => this.api.call(notificationRoutes.changeNotificationSettings, { body: parsed.data });
    if (await this.notices.attempt(change, done)) this.remote.set(loaded(parsed.data));
  }
}

/** What somebody has who chose nothing yet: no letters, by the clock of this device. */
function untouched(): NotificationSettings {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return { timeZone, quietHours: null, mailMentions: false, mailSessions: false, digest: 'never' };
}
