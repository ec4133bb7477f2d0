import { inject, Injectable, signal } from '@angular/core';
import { moderationRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { LiveSocket } from '@lectern/web/realtime';

/** How many decisions about one's own comments one has not read, kept up to date by the socket. */
@Injectable({ providedIn: 'root' })
export class StatementCount {
  private readonly api = inject(ApiClient);
  private readonly count = signal(0);
  private personId: string | null = null;
  readonly unread = this.count.asReadonly();

  constructor() {
    const socket = inject(LiveSocket);
    socket.on('statements.changed', ({ unread }) => this.count.set(unread));
    // what was told while there was no connection is asked for
    socket.onStatus((isLive) => {
      if (isLive && this.personId !== null) void this.load();
    });
  }

  /** Begins to count for somebody; null: nobody is signed in. */
  follow(personId: string | null): void {
    if (personId === this.personId) return;
    this.personId = personId;
    this.count.set(0);
    if (personId !== null) void this.load();
  }

  private async load(): Promise<void> {
    const asked = this.personId;
    // a flag that is missing for a moment is no fault to show: the next connection asks again
    const answer = await this.api.call(moderationRoutes.unreadStatements).catch(() => null);
    if (answer && asked === this.personId) this.count.set(answer.unread);
  }
}
