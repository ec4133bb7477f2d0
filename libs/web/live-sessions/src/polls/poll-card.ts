import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveLimits, type LivePoll, type PollAnswers, liveSessionRoutes } from '@lectern/contracts';
import { chatVerdict, followUpVerdict, isLowVote, pollVerdict, seesMissing } from '@lectern/domain';
import { ApiClient, failed, loaded, notLoaded, type Remote } from '@lectern/web/core';
import { Badge, Button, FaultState } from '@lectern/web/ui';
import { LucideLock } from '@lectern/web/icons';
import { LiveRoomStore } from '../room/live-room-store';
import { PartActs } from '../room/part-acts';
import { PartWords } from '../room/part-words';
import { ReasonForm } from '../room/reason-form';
import { OwnVotes } from './own-votes';
import { PollResult } from './poll-result';

/** One question: answering it while it is open, and what came of it afterwards. */
@Component({
  selector: 'lec-poll-card',
  imports: [Badge, Button, FaultState, LucideLock, PollResult, ReasonForm, TranslocoDirective],
  templateUrl: './poll-card.html',
  styleUrl: './poll-card.css',
})
export class PollCard {
  readonly poll = input.required<LivePoll>();

  protected readonly store = inject(LiveRoomStore);
  protected readonly acts = inject(PartActs);
  protected readonly words = inject(PartWords);
  protected readonly missingMax = liveLimits.missingCharacters;
  private readonly votes = inject(OwnVotes);
  private readonly api = inject(ApiClient);

  protected readonly own = computed(() => this.votes.of(this.poll().id));
  protected readonly isScale = computed(() => ['fist-to-five', 'temperature'].includes(this.poll().kind));
  protected readonly degrees = computed(() =>
    this.poll().kind === 'temperature' ? [0, 1, 2, 3, 4] : [0, 1, 2, 3, 4, 5],
  );
  /** what is chosen and not answered with yet */
  protected readonly chosen = linkedSignal(() => [...(this.own()?.vote ?? [])]);
  protected readonly isOpen = computed(() => this.poll().closedAt === null && !this.poll().isWithdrawn);
  protected readonly mayVote = computed(() => this.isOpen() && this.may('vote'));
  protected readonly mayClose = computed(() => this.isOpen() && this.may('close-poll'));
  protected readonly mayWithdraw = computed(() => {
    const state = this.store.room()?.session.state;
    const isOwn = this.poll().openedById === this.store.viewerId();
    return (
      !this.poll().isWithdrawn &&
      state !== undefined &&
      chatVerdict(this.store.standing(), 'withdraw', isOwn, state) === 'allow'
    );
  });
  protected readonly mayWriteDown = computed(() => {
    const state = this.store.room()?.session.state;
    return state !== undefined && followUpVerdict(this.store.standing(), 'add-follow-up', true, state) === 'allow';
  });
  protected readonly low = computed(() => {
    const { tally } = this.poll();
    return tally?.kind === 'scale' ? tally.low : 0;
  });
  protected readonly mayAsk = computed(() => this.low() > 0 && !this.poll().isMissingAsked && this.may('ask-missing'));
  protected readonly isAsked = computed(() => {
    const own = this.own();
    return this.poll().isMissingAsked && own !== null && isLowVote(this.poll().kind, own.vote);
  });
  protected readonly seesMissing = computed(() => seesMissing(this.store.standing()));
  protected readonly answers = signal<Remote<PollAnswers>>(notLoaded);
  protected readonly isWithdrawing = signal(false);
  protected readonly isShowingAnswers = signal(false);

  /** One of several, or one more of them; of a ranking the next best. */
  protected choose(option: number): void {
    const { kind } = this.poll();
    if (kind === 'multiple' || kind === 'ranked')
      this.chosen.update((before) =>
        before.includes(option) ? before.filter((one) => one !== option) : [...before, option],
      );
    else this.chosen.set([option]);
  }

  protected async vote(): Promise<void> {
    const vote = this.chosen();
    const { id: pollId } = this.poll();
    if (vote.length > 0 && (await this.acts.poll({ what: 'vote', pollId, vote }))) this.votes.answered(pollId, vote);
  }

  protected async sayMissing(input: HTMLInputElement): Promise<void> {
    const text = input.value.trim();
    const { id: pollId } = this.poll();
    if (text !== '' && (await this.acts.poll({ what: 'say-missing', pollId, text })))
      this.votes.saidMissing(pollId, text);
  }

  protected withdraw(reason: string | null): void {
    this.isWithdrawing.set(false);
    void this.acts.chat({ what: 'withdraw', target: { kind: 'poll', id: this.poll().id }, reason });
  }

  /** One's own at once, somebody else's with a reason. */
  protected beginWithdrawing(): void {
    if (this.poll().openedById === this.store.viewerId()) this.withdraw(null);
    else this.isWithdrawing.set(true);
  }

  protected async showAnswers(): Promise<void> {
    this.isShowingAnswers.update((is) => !is);
    if (!this.isShowingAnswers()) return;
    try {
      this.answers.set(
        loaded(await this.api.call(liveSessionRoutes.pollAnswers, { params: { pollId: this.poll().id } })),
      );
    } catch (fault) {
      this.answers.set(failed(fault));
    }
  }

  /** An answer in words. */
  protected said(vote: readonly number[]): string {
    const { kind, options } = this.poll();
    if (this.isScale()) return vote.map((degree) => this.words.degree(kind, degree)).join('');
    return vote.map((option) => options[option] ?? '').join(kind === 'ranked' ? ' › ' : ', ');
  }

  private may(act: 'vote' | 'close-poll' | 'ask-missing'): boolean {
    const state = this.store.room()?.session.state;
    return state !== undefined && pollVerdict(this.store.standing(), act, state) === 'allow';
  }
}
