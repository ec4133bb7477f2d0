import { Injectable } from '@nestjs/common';
import type { ChangeThread, ImportedFrom, ThreadCommandAnswer } from '@lectern/contracts';
import type { SignedInCaller } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import { refuseUndrawable } from './comment-body';
import { PostingDoor } from './posting/posting-door';
import { ThreadCommands } from './thread-commands';
import type { AnchorRecord } from './thread.records';

/** A comment that was written elsewhere. */
export interface ImportedComment {
  /** made of where it comes from, so that bringing it in again changes nothing */
  readonly commandId: string;
  readonly readingId: string;
  readonly body: string;
  readonly importedFrom: ImportedFrom;
}

/** Writes what was said elsewhere into a reading's stream: decided like any other comment, and the bringer's own. */
@Injectable()
export class ThreadImporter {
  constructor(
    private readonly door: PostingDoor,
    private readonly commands: ThreadCommands,
    private readonly events: EventRepository,
  ) {}

  /** Which of these commands were done before. */
  async known(personId: string, commandIds: readonly string[]): Promise<ReadonlySet<string>> {
    const events = await this.events.ofCommands(commandIds.map((commandId) => ({ personId, commandId })));
    return new Set([...events.values()].map(({ commandId }) => commandId));
  }

  async open(
    { personId }: SignedInCaller,
    comment: ImportedComment,
    importedAnchors: readonly AnchorRecord[],
  ): Promise<ThreadCommandAnswer> {
    refuseUndrawable(comment.body);
    const anchor = { blockId: null, span: null };
    const command = { type: 'thread.open', personId, ...comment, anchor, importedAnchors } as const;
    return this.door.submit(comment.readingId, command);
  }

  async answer(
    { personId }: SignedInCaller,
    { readingId, ...comment }: ImportedComment,
    to: { threadId: string; parentId: string | null },
  ): Promise<ThreadCommandAnswer> {
    refuseUndrawable(comment.body);
    return this.door.submit(readingId, { type: 'comment.create', personId, ...comment, ...to });
  }

  /** Says of a thread that was brought in what was said of it elsewhere. */
  change({ personId }: SignedInCaller, change: ChangeThread): Promise<ThreadCommandAnswer> {
    return this.commands.about({ threadId: change.threadId }, { type: 'thread.change', personId, ...change });
  }
}
