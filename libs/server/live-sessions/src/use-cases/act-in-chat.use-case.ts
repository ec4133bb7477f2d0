import { Injectable } from '@nestjs/common';
import type { ActInChat, LiveAnswer, LiveChatAct } from '@lectern/contracts';
import { notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { OpenThreadUseCase } from '@lectern/server/threads';
import { refuseComment } from '../chat/chat.decisions';
import { LineRepository } from '../chat/line.repository';
import { LiveChat } from '../chat/live-chat';
import { LiveAccess } from '../live-access';

/** Says something in a session's chat, makes a comment of what was said, withdraws a contribution. */
@Injectable()
export class ActInChatUseCase {
  constructor(
    private readonly live: LiveAccess,
    private readonly writer: StreamWriter,
    private readonly chat: LiveChat,
    private readonly lines: LineRepository,
    private readonly threads: OpenThreadUseCase,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, { commandId, sessionId, act }: ActInChat): Promise<LiveAnswer> {
    await this.rates.take(act.what === 'say' ? 'live-say' : 'live-act', caller.personId);
    if (act.what === 'to-comment') await this.comment(caller, sessionId, act);
    else await this.live.see(caller, sessionId);
    return this.writer.submit(sessionId, { type: 'live.chat', personId: caller.personId, commandId, act }, this.chat);
  }

  /**
   * Opens the thread in the name of who said it, before the line says so: the thread's own name makes a repeat find it,
   * so a failure in between is mended by trying again.
   */
  private async comment(
    caller: SignedInCaller,
    sessionId: string,
    { lineId, blockId, threadId }: Extract<LiveChatAct, { what: 'to-comment' }>,
  ): Promise<void> {
    const { record, standing } = await this.live.see(caller, sessionId);
    const [line] = await this.lines.lines(sessionId, [lineId]);
    if (!line) throw notFound();
    refuseComment(line, threadId, { personId: caller.personId, standing, record });
    await this.threads.execute(
      { ...caller, personId: line.personId },
      { commandId: threadId, readingId: record.readingId, anchor: { blockId, span: null }, body: line.text },
      sessionId,
    );
  }
}
