import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { type LiveReaction, type LiveReactions, liveReactionSchema } from '@lectern/contracts';
import { Announcer, RefusedError } from '@lectern/web/core';
import { LiveSocket } from '@lectern/web/realtime';
import { Notices } from '@lectern/web/ui';
import { LiveRoomStore } from '../room/live-room-store';
import { RoomActs } from '../room/room-acts';
import { SaidPreference } from '../room/said-level';

/** from the last of its kind on a reaction stands so long; the style sheet fades it within */
const shownMs = 4_000;
/** so many at once are worth a sentence, and not more often than this */
const saidFrom = 3;
const saidEveryMs = 20_000;

/** A reaction as it stands for a moment, with how many came while it stood. */
export interface PassingReaction {
  readonly reaction: LiveReaction;
  readonly count: number;
  /** of two of one kind in a row: another one, so that it begins to fade anew */
  readonly turn: number;
}

/** Reactions that fade: at most one of each kind stands at a time, whatever comes. */
@Injectable()
export class PassingReactions {
  private readonly store = inject(LiveRoomStore);
  private readonly socket = inject(LiveSocket);
  private readonly acts = inject(RoomActs);
  private readonly notices = inject(Notices);
  private readonly announcer = inject(Announcer);
  private readonly preference = inject(SaidPreference);
  private readonly transloco = inject(TranslocoService);
  private readonly standing = signal<ReadonlyMap<LiveReaction, PassingReaction>>(new Map());
  private readonly timers = new Map<LiveReaction, ReturnType<typeof setTimeout>>();
  private saidAtMs = 0;

  /** what stands now, in the order of the kinds: nothing jumps when another comes */
  readonly shown = computed(() =>
    liveReactionSchema.options.flatMap((reaction) => this.standing().get(reaction) ?? []),
  );

  constructor() {
    const stop = this.socket.on('live.reactions', (frame) => {
      if (frame.sessionId === this.store.sessionId()) this.show(frame);
    });
    inject(DestroyRef).onDestroy(() => {
      stop();
      for (const timer of this.timers.values()) clearTimeout(timer);
    });
  }

  /** Reacts; one sees it with the others' within a second. */
  async react(reaction: LiveReaction): Promise<void> {
    try {
      const answer = await this.socket.send('live.react', { sessionId: this.store.sessionId(), reaction });
      if (!answer.ok) throw new RefusedError(answer.refusal, 0);
    } catch (fault) {
      this.notices.tell(this.acts.words(fault));
    }
  }

  private show({ reactions }: LiveReactions): void {
    for (const { reaction, count } of reactions) {
      this.standing.update((before) => {
        const known = before.get(reaction);
        const after = { reaction, count: (known?.count ?? 0) + count, turn: (known?.turn ?? 0) + 1 };
        return new Map(before).set(reaction, after);
      });
      clearTimeout(this.timers.get(reaction));
      this.timers.set(
        reaction,
        setTimeout(() => this.forget(reaction), shownMs),
      );
    }
    this.say(reactions);
  }

  private forget(reaction: LiveReaction): void {
    this.standing.update((before) => new Map([...before].filter(([kind]) => kind !== reaction)));
  }

  /** Read out is only what many do at once, to who asked for everything, and seldom. */
  private say(reactions: LiveReactions['reactions']): void {
    const [most] = [...reactions].sort((a, b) => b.count - a.count);
    if (!most || most.count < saidFrom || this.preference.level() !== 'everything') return;
    if (Date.now() - this.saidAtMs < saidEveryMs) return;
    this.saidAtMs = Date.now();
    const words = this.transloco.translate<string>(`threads.reactions.name.${most.reaction}`);
    this.announcer.announce(this.transloco.translate('live.reactions.said', { count: most.count, words }));
  }
}
