import { computed, inject } from '@angular/core';
import type { AnyReaction, Comment, Reading, ReadingEvent, Thread, ThreadCommandAnswer } from '@lectern/contracts';
import { applyEvent, withNewer } from '@lectern/domain';
import { LiveReadings, LiveSocket, Outbox } from '@lectern/web/realtime';
import { patchState, signalStore, withComputed, withHooks, withMethods, withProps, withState } from '@ngrx/signals';
import { ownAfter, ownLoaded } from '../reactions/own-reactions';
import { CommentPages } from './comment-pages';
import { type DiscussionSlice, noDiscussion, openedDiscussion, type PlaceLoad } from './discussion-slice';
import { heldBack } from './held-back';
import { NarrowStreams } from './narrow-streams';
import { nowhere, type Place, placesOf, wholeReading } from './place';
import { PlaceSummaries } from './place-summaries';
import { ReadMarks } from './read-marks';
import { markedUpTo, type Unread, unreadAfter, unreadCount, withReadState } from './unread';

const pagesAtOnceMax = 10;

/** The discussion of the open reading, as one reads it: what is said, what is new, what waits to be shown. */
export const DiscussionStore = signalStore(
  withState<DiscussionSlice>(noDiscussion),
  withProps(() => ({ summaries: new PlaceSummaries() })),
  withComputed(({ unread, viewer }) => ({
    personId: computed(() => viewer().personId),
    newCount: computed(() => [...unread().values()].reduce((sum, { count }) => sum + count, 0)),
  })),
  withMethods(
    (
      store,
      live = inject(LiveReadings),
      outbox = inject(Outbox),
      pages = inject(CommentPages),
      marks = inject(ReadMarks),
      socket = inject(LiveSocket),
    ) => {
      let stopFollowing: () => void = () => undefined;
      let loadAnew: () => void = () => undefined;
      const narrow = new NarrowStreams(live, { applied: applyNarrow, reset: () => loadAnew() });
      const arrivals = new Set<(events: readonly ReadingEvent[]) => void>();

      function setUnread(unread: Unread, threads: readonly Thread[]): void {
        patchState(store, { unread });
        store.summaries.update(threads, store.discussion().threads, unread);
      }

      function merge(threads: readonly Thread[], comments: readonly Comment[]): void {
        const before = store.discussion();
        patchState(store, {
          discussion: {
            ...before,
            threads: withNewer(before.threads, threads),
            comments: withNewer(before.comments, comments),
          },
        });
        store.summaries.update(threads, store.discussion().threads, store.unread());
      }

      function applyNarrow(events: readonly ReadingEvent[]): void {
        const { seq } = store.discussion();
        apply(events);
        // its numbers are not the reading's
        patchState(store, ({ discussion }) => ({ discussion: { ...discussion, seq } }));
      }

      function apply(events: readonly ReadingEvent[]): void {
        const personId = store.personId();
        patchState(store, ({ discussion, unread, ownReactions }) => ({
          discussion: events.reduce(applyEvent, discussion),
          unread: events.reduce((before, event) => unreadAfter(before, event, personId, discussion.comments), unread),
          ownReactions: events.reduce((before, event) => ownAfter(before, event, personId), ownReactions),
        }));
        const { threads } = store.discussion();
        const touched = events.flatMap((event) => ('thread' in event ? (threads.get(event.thread.id) ?? []) : []));
        const restored = events.flatMap((event) => (event.type === 'comment.restored' ? [event.comment.id] : []));
        if (restored.length > 0)
          patchState(store, ({ restoredIds }) => ({ restoredIds: new Set([...restoredIds, ...restored]) }));
        const renamed = events.findLast((event) => event.type === 'reading.updated');
        if (renamed) patchState(store, { newTitle: renamed.title });
        const asked = events.findLast((event) => event.type === 'first-thoughts.changed');
        if (asked) patchState(store, { firstThoughts: asked.firstThoughts });
        const changed = events.findLast((event) => event.type === 'reading.changed');
        if (changed) patchState(store, { standing: changed.standing });
        // a thread that was placed or went to another reading leaves where it stood
        if (events.some(({ type }) => type === 'thread.placed' || type === 'thread.left'))
          store.summaries.reset(threads, store.unread());
        else store.summaries.update(touched, threads, store.unread());
        // One is reading: the text changes when one asks for it, and not under one's eyes.
        const published = events.findLast((event) => event.type === 'revision.published');
        if (published) patchState(store, { newRevision: published.revision });
        for (const listener of arrivals) listener(events);
        // what a moderator let up is done, also for the browser that waits for it
        for (const command of outbox.commands()) {
          if (command.refusal?.code !== 'E_HELD') continue;
          const commentId = command.name === 'comment.edit' ? command.input.commentId : command.commandId;
          if (events.some((event) => 'comment' in event && event.comment.id === commentId)) void outbox.retry(command);
        }
      }

      function markLocally(isMarked: (threadId: string) => boolean): void {
        const { threads, seq } = store.discussion();
        const ids = [...store.unread().keys()].filter((id) => unreadCount(store.unread(), id) > 0 && isMarked(id));
        setUnread(
          ids.reduce((before, id) => {
            const thread = threads.get(id);
            return markedUpTo(before, id, thread && isNarrow(thread) ? thread.lastCommentSeq : seq, 0);
          }, store.unread()),
          ids.flatMap((id) => threads.get(id) ?? []),
        );
      }

      function setLoad(place: Place, load: PlaceLoad): void {
        patchState(store, ({ loads }) => ({ loads: new Map(loads).set(place, load) }));
      }

      async function load(place: Place, from: number | null = null): Promise<void> {
        const readingId = store.readingId();
        let after = from;
        setLoad(place, { status: 'loading', fault: null, next: after });
        try {
          for (let count = 0; count < pagesAtOnceMax; count += 1) {
            // The server knows the present revision's places only; threads it knows by their own names.
            const page =
              store.newRevision() === null
                ? await pages.load(readingId, place, after)
                : await pages.ofThreads(readingId, [...store.summaries.threadIds(place)]);
            if (store.readingId() !== readingId) return;
            merge([], page.comments);
            patchState(store, ({ ownReactions }) => ({ ownReactions: ownLoaded(ownReactions, page) }));
            // What the page shows was there when one came; only what comes later waits.
            if (store.place() === place) {
              patchState(store, { enteredSeq: Math.max(store.enteredSeq(), page.head) });
            }
            after = page.next;
            if (after === null) break;
          }
          setLoad(place, { status: 'ready', fault: null, next: after });
        } catch (fault) {
          setLoad(place, { status: 'failed', fault, next: after });
        }
      }

      const methods = {
        /** Shows a snapshot and follows the reading from its number; `stale`: the snapshot must be loaded anew. */
        open(reading: Reading, stale: () => void): void {
          stopFollowing();
          loadAnew = stale;
          patchState(store, openedDiscussion(reading, snapshotOf()));
          store.summaries.reset(store.discussion().threads, store.unread());
          stopFollowing = live.follow(reading.reading.id, reading.head, {
            applied: apply,
            phaseChanged: (phase) => patchState(store, { phase }),
            presenceChanged: (presence) => patchState(store, { presence }),
            reset: stale,
          });
          narrow.open(reading.streams);
          const place = store.place();
          if (place !== null) {
            hearAt(place);
            void load(place);
          }
        },
        close(): void {
          stopFollowing();
          narrow.close();
          stopHearing();
          stopHearingMarks();
        },
        /** The place one is at is called otherwise from now on: another revision is about to be opened. */
        moveTo(place: Place | null): void {
          patchState(store, { place });
        },
        /** A thread as it stands now, told by what the server answered. */
        placed(answer: ThreadCommandAnswer): void {
          merge([answer.thread], [answer.comment]);
          heardSince(answer);
          store.summaries.reset(store.discussion().threads, store.unread());
        },
        /** The places of a thread; none if it is not known. */
        placesOf(threadId: string): readonly Place[] {
          return placesOf(store.discussion.threads().get(threadId) ?? { anchors: [] });
        },
        /** Whether what others say at a place is hidden: first thoughts are asked for, and one has not written there. */
        isHiddenAt(place: Place): boolean {
          if (store.firstThoughts() === null || place === wholeReading || place === nowhere) return false;
          store.summaries.of(place)();
          const { threads } = store.discussion();
          return ![...store.summaries.threadIds(place)].some((id) => threads.get(id)?.audience === 'passage');
        },
        /** Hears of events after they were applied; answers the way to stop. */
        onArrival(listener: (events: readonly ReadingEvent[]) => void): () => void {
          arrivals.add(listener);
          return () => arrivals.delete(listener);
        },
        /** Takes what an answer of the server shows, where it is newer than what is known. */
        take: merge,
        /** The viewer's reaction was taken by the server with that number: it need not wait for its event. */
        tookReaction(commentId: string, reaction: AnyReaction, isOn: boolean, seq: number): void {
          patchState(store, ({ ownReactions }) => {
            const known = ownReactions.get(commentId);
            if (known && known.seq >= seq) return {};
            const others = (known?.reactions ?? []).filter((one) => one !== reaction);
            const reactions = isOn ? [...others, reaction] : others;
            return { ownReactions: new Map(ownReactions).set(commentId, { reactions, seq }) };
          });
        },
        /** Goes to a place: its comments are loaded, what comes from now on waits. */
        enter(place: Place): void {
          if (store.place() === place) return;
          const ids = [...store.summaries.threadIds(place)];
          patchState(store, {
            place,
            enteredSeq: store.discussion().seq,
            revealedSeqs: new Map(),
            freshIds: new Set(),
            openThreadIds: new Set(ids.length === 1 && !isSettled(ids[0]) ? ids : []),
          });
          hearAt(place);
          if (ids.length > 0 && store.loads().get(place)?.status !== 'ready') void load(place);
        },
        leave(): void {
          patchState(store, { place: null, openThreadIds: new Set(), freshIds: new Set() });
        },
        /** Loads what could not be loaded, or the pages that were too many at once. */
        loadOn(place: Place): void {
          void load(place, store.loads().get(place)?.next ?? null);
        },
        setOpen(threadId: string, isOpen: boolean): void {
          patchState(store, ({ openThreadIds }) => {
            const next = new Set(openThreadIds);
            if (isOpen) next.add(threadId);
            else next.delete(threadId);
            return { openThreadIds: next };
          });
        },
        /** Shows what waited in the given threads; all of it counts as new until the place is left. */
        reveal(threadIds: readonly string[]): void {
          const { seq, comments } = store.discussion();
          const ids = new Set(threadIds);
          const late = [...comments.values()].filter(
            ({ threadId, createdSeq, author, isDeleted }) =>
              ids.has(threadId) &&
              createdSeq > methods.shownSeq(threadId) &&
              !isDeleted &&
              author?.id !== store.personId(),
          );
          patchState(store, ({ revealedSeqs, freshIds }) => ({
            revealedSeqs: new Map([...revealedSeqs, ...threadIds.map((id) => [id, seq] as const)]),
            freshIds: new Set([...freshIds, ...late.map(({ id }) => id)]),
          }));
        },
        /** The number up to which a thread of the current place is shown. */
        shownSeq(threadId: string): number {
          const thread = store.discussion().threads.get(threadId);
          // what is said among few is shown at once; it has numbers of its own
          if (thread && isNarrow(thread)) return Number.MAX_SAFE_INTEGER;
          return Math.max(store.enteredSeq(), store.revealedSeqs().get(threadId) ?? 0);
        },
        /** The shown comments of a thread have been looked at: they are read, and marked as new until one leaves. */
        markShown(threadId: string): void {
          const { count, after } = store.unread().get(threadId) ?? { count: 0, after: 0 };
          const thread = store.discussion().threads.get(threadId);
          if (count === 0 || !thread) return;
          const ofThread = [...store.discussion().comments.values()]
            .filter((comment) => comment.threadId === threadId)
            .sort((a, b) => a.createdSeq - b.createdSeq);
          const { shown, waiting } = heldBack(ofThread, methods.shownSeq(threadId), store.personId());
          const fresh = shown.filter(
            ({ author, isDeleted, createdSeq }) => createdSeq > after && !isDeleted && author?.id !== store.personId(),
          );
          patchState(store, ({ freshIds }) => ({ freshIds: new Set([...freshIds, ...fresh.map(({ id }) => id)]) }));
          // what waits stays unread, also when one's own answer stands after it
          const last = Math.max(0, ...shown.map(({ createdSeq }) => createdSeq));
          const upToSeq = Math.min(last, ...waiting.map(({ createdSeq }) => createdSeq - 1));
          if (upToSeq > after) marks.thread(threadId, upToSeq);
          setUnread(markedUpTo(store.unread(), threadId, upToSeq, waiting.length), [thread]);
        },
        markAllRead(): void {
          marks.reading(store.readingId(), store.discussion().seq);
          markLocally(() => true);
        },
        /** Marks what stands at these places as read; the last of them is where one is in the text. */
        markReadUpTo(places: readonly Place[]): void {
          const blockId = places.at(-1);
          if (blockId === undefined) return;
          const here = new Set(places);
          marks.upTo(store.readingId(), blockId, store.discussion().seq);
          markLocally((id) => methods.placesOf(id).some((place) => here.has(place)));
        },
        /** Whether anything is new at these places. */
        hasNewAt(places: readonly Place[]): boolean {
          return places.some((place) => store.summaries.of(place)().newCount > 0);
        },
        /** The places where something is new. */
        newPlaces(): Set<Place> {
          const ids = [...store.unread()].flatMap(([id, { count }]) => (count > 0 ? [id] : []));
          return new Set(ids.flatMap((id) => methods.placesOf(id)));
        },
      };
      const stopHearingMarks = socket.on('read-state.changed', (told) => {
        if (told.readingId !== store.readingId()) return;
        const { comments, threads } = store.discussion();
        const before = store.unread();
        const after = withReadState(before, told, comments, store.personId(), threads);
        setUnread(
          after,
          [...after.keys()].flatMap((id) => (after.get(id) === before.get(id) ? [] : (threads.get(id) ?? []))),
        );
      });
      function isSettled(threadId: string | undefined): boolean {
        return (store.discussion().threads.get(threadId ?? '')?.resolved ?? null) !== null;
      }

      /** Hears what is said on a paragraph under first thoughts while one is there. */
      function hearAt(place: Place): void {
        const { threads } = store.discussion();
        const here = [...store.summaries.threadIds(place)].flatMap((id) => threads.get(id) ?? []);
        narrow.enter(new Set(here.filter(isNarrow).map(({ streamId }) => streamId)));
      }

      /** What one just wrote may be the first for its audience; on a paragraph, what the others said there shows now. */
      function heardSince({ thread, seq }: ThreadCommandAnswer): void {
        const { audience: kind, streamId: id } = thread;
        if (kind === 'group' || !narrow.add({ kind, id, head: seq })) return;
        if (kind === 'passage') loadAnew();
      }

      const stopHearing = outbox.onSent(({ command, answer }) => {
        if (command.readingId !== store.readingId()) return;
        merge([answer.thread], [answer.comment]);
        heardSince(answer);
      });
      return methods;

      function snapshotOf(): DiscussionSlice {
        return {
          ...noDiscussion,
          readingId: store.readingId(),
          place: store.place(),
          openThreadIds: store.openThreadIds(),
          presence: store.presence(),
        };
      }
    },
  ),
  withHooks({ onDestroy: (store) => store.close() }),
);

/** Whether not everybody who sees the reading hears a thread. */
function isNarrow({ audience }: Pick<Thread, 'audience'>): boolean {
  return audience !== 'group';
}

/** The instance type of `DiscussionStore`. */
export type DiscussionStore = InstanceType<typeof DiscussionStore>;
