import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ModerationEvent, StreamRef } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import type { Caller } from '@lectern/server/platform';
import { StreamSources, type StoredEvent, type StreamAudience, type StreamSource } from '@lectern/server/realtime';
import { CasePresenter } from './case.presenter';
import { CaseRepository } from './case.repository';

/** The stream of a group's moderation, named like the group: heard by those who lead it, and by nobody else. */
@Injectable()
export class ModerationStream implements StreamSource, OnModuleInit {
  readonly kind = 'moderation';

  constructor(
    private readonly sources: StreamSources,
    private readonly access: Access,
    private readonly cases: CaseRepository,
    private readonly presenter: CasePresenter,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  stream(streamId: string): StreamRef {
    return { kind: this.kind, id: streamId };
  }

  async audience(caller: Pick<Caller, 'personId'>, groupId: string): Promise<StreamAudience> {
    const { id, audienceVersion } = await this.access.group(caller, groupId, 'moderate');
    return { groupId: id, audienceVersion };
  }

  /** Every event shows its case as it is now. */
  async present(groupId: string, events: readonly StoredEvent[]): Promise<ModerationEvent[]> {
    const found = await this.cases.ofComments(events.flatMap(({ commentId }) => commentId ?? []));
    const shown = await this.presenter.summaries(
      found.filter((one) => one.groupId === groupId),
      new Date(),
    );
    const byComment = new Map(shown.map((summary) => [summary.commentId, summary]));
    return events.map(({ seq, at, type, commentId }) => {
      const summary = commentId === null ? undefined : byComment.get(commentId);
      const base = { seq, at: at.toISOString() };
      return summary && type === 'case.changed' ? { ...base, type, case: summary } : { ...base, type: 'case.withheld' };
    });
  }
}
