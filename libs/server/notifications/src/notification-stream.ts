import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { StreamEvent, StreamRef } from '@lectern/contracts';
import { notFound, type Caller } from '@lectern/server/platform';
import {
  StreamBroadcaster,
  StreamSources,
  type StoredEvent,
  type StreamAudience,
  type StreamSource,
} from '@lectern/server/realtime';
import { presentTold } from './notification.presenter';
import { NotificationRepository } from './notification.repository';
import type { Told } from './telling.repository';

/** nobody gains or loses access to what is their own */
const audienceVersion = 0;

/** The stream of what one person is told; its id is the person's, and only they hear it. */
@Injectable()
export class NotificationStream implements StreamSource, OnModuleInit {
  readonly kind = 'notifications';

  constructor(
    private readonly sources: StreamSources,
    private readonly notifications: NotificationRepository,
    private readonly broadcaster: StreamBroadcaster,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  stream(personId: string): StreamRef {
    return { kind: this.kind, id: personId };
  }

  async audience({ personId }: Pick<Caller, 'personId'>, streamId: string): Promise<StreamAudience> {
    if (personId !== streamId) throw notFound();
    return { groupId: personId, audienceVersion };
  }

  async present(personId: string, events: readonly StoredEvent[]): Promise<StreamEvent[]> {
    const created = events.filter(({ type }) => type === 'notification.created');
    const rows = await this.notifications.of(
      created.flatMap(({ commentId }) => (commentId === null ? [] : { personId, commentId })),
    );
    const byComment = new Map(rows.map((row) => [row.commentId, row]));
    return events.map((event) => presentTold(event, byComment.get(event.commentId ?? '')));
  }

  /** Tells the browsers of some people, on every server, what they were just told of. */
  async tell(told: readonly Told[], at: Date): Promise<void> {
    const rows = await this.notifications.of(told);
    const rowOf = new Map(rows.map((row) => [`${row.personId} ${row.commentId}`, row]));
    for (const { personId, commentId, seq } of told) {
      const event = { seq, at, type: 'notification.created', commentId };
      this.send(personId, [presentTold(event, rowOf.get(`${personId} ${commentId}`))]);
    }
  }

  /** Tells a person's browsers what happened in their stream. */
  send(personId: string, events: StreamEvent[]): void {
    this.broadcaster.events(this.stream(personId), audienceVersion, events);
  }
}
