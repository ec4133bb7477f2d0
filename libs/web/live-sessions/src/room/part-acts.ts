import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import {
  type ActAtSide,
  type ActInChat,
  type ActOnFollowUps,
  type ActOnHands,
  type ActOnPolls,
  type ArrangeLive,
  type ClientMessageInput,
  type ClientMessageName,
  type FollowUpSource,
  liveLimits,
  liveSessionRoutes,
} from '@lectern/contracts';
import { ApiClient, FaultTexts, newCommandId, RefusedError } from '@lectern/web/core';
import { LiveSocket } from '@lectern/web/realtime';
import { Notices } from '@lectern/web/ui';
import { LiveRoomStore } from './live-room-store';

const reasons = [
  'NOT_IN',
  'HAND_UP',
  'HAND_DOWN',
  'HANDS_FULL',
  'FLOOR_CHANGED',
  'RULES_CHANGED',
  'POLL_CLOSED',
  'POLLS_FULL',
  'POLL_NONE_LOW',
  'POLL_ASKED',
  'LINE_COMMENT',
  'CHAT_FULL',
  'WITHDRAWN',
  'ROOMS_SPLIT',
  'ROOMS_OVER',
  'ROOM_CHANGED',
  'ROOM_NOTE_CHANGED',
  'NOTE_CHANGED',
  'NOTES_CHANGED',
  'NOTES_FULL',
  'ROOMS_NOBODY',
  'SPLITS_FULL',
  'FOLLOW_UP_CHANGED',
  'FOLLOW_UP_TAKEN',
  'FOLLOW_UPS_FULL',
  'LIVE_OVER',
  'LIVE_NOT_OPEN',
];

/** Does what a button of a part says (hands, polls, chat), by the door that is open; says why when it could not be done. */
@Injectable()
export class PartActs {
  private readonly store = inject(LiveRoomStore);
  private readonly api = inject(ApiClient);
  private readonly socket = inject(LiveSocket);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly texts = inject(FaultTexts);

  /** Answers whether it was done. */
  hand(act: ActOnHands['act']): Promise<boolean> {
    const body = { ...this.named(), act };
    return this.send('live.hand', body, () => this.api.call(liveSessionRoutes.actOnHands, { body }));
  }

  poll(act: ActOnPolls['act']): Promise<boolean> {
    const body = { ...this.named(), act };
    return this.send('live.poll', body, () => this.api.call(liveSessionRoutes.actOnPolls, { body }));
  }

  chat(act: ActInChat['act']): Promise<boolean> {
    const body = { ...this.named(), act };
    return this.send('live.chat', body, () => this.api.call(liveSessionRoutes.actInChat, { body }));
  }

  followUp(act: ActOnFollowUps['act']): Promise<boolean> {
    const body = { ...this.named(), act };
    return this.send('live.follow-up', body, () => this.api.call(liveSessionRoutes.actOnFollowUps, { body }));
  }

  arrange(act: ArrangeLive['act']): Promise<boolean> {
    const body = { ...this.named(), act };
    return this.send('live.arrange', body, () => this.api.call(liveSessionRoutes.arrangeLive, { body }));
  }

  side(sideId: string, act: ActAtSide['act']): Promise<boolean> {
    const body = { commandId: newCommandId(), sideId, act };
    return this.send('live.side', body, () => this.api.call(liveSessionRoutes.actAtSide, { body }));
  }

  /** Writes down what was said or asked as something to be done, by nobody yet. */
  async toDo(text: string, source: FollowUpSource): Promise<void> {
    const line = [...text.replace(/\s+/gu, ' ').trim()].slice(0, liveLimits.followUpCharacters).join('');
    const words = { text: line, takenById: null, dueOn: null, source };
    if (await this.followUp({ what: 'add-follow-up', ...words }))
      this.notices.tell(this.transloco.translate('live.chat.toDoKept'));
  }

  private named(): { commandId: string; sessionId: string } {
    return { commandId: newCommandId(), sessionId: this.store.sessionId() };
  }

  private async send<N extends ClientMessageName>(
    name: N,
    input: ClientMessageInput<N>,
    overHttp: () => Promise<unknown>,
  ): Promise<boolean> {
    try {
      if (this.socket.status() !== 'live') await overHttp();
      else {
        const answer = await this.socket.send(name, input);
        if (!answer.ok) throw new RefusedError(answer.refusal, 0);
      }
      return true;
    } catch (fault) {
      const reason = fault instanceof RefusedError ? (fault.refusal.reason ?? '') : '';
      const words = reasons.includes(reason)
        ? this.transloco.translate(`live.refusal.${reason}`)
        : this.texts.text(fault);
      this.notices.tell(words);
      return false;
    }
  }
}
