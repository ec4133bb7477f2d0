import { inject } from '@angular/core';
import type { BegunText } from '@lectern/contracts';
import { newCommandId } from '@lectern/web/core';
import { Outbox, type ThreadCommand } from '@lectern/web/realtime';
import { patchState, signalStore, withMethods, withState } from '@ngrx/signals';
import { DiscussionStore } from '../discussion/discussion-store';
import { type Place, wholeReading } from '../discussion/place';
import { isLost } from './lost-place';
import { type KeptText, KeptWriting } from './kept-writing';
import { targetKey, type WritingTarget } from './writing-target';

interface WritingState {
  /** what is being written at the current place */
  target: WritingTarget | null;
  /** whether the composer should take the focus: only when a person asked for it */
  takesFocus: boolean;
  /** words to be put into the composer as soon as it is there */
  addition: string | null;
  /** how often texts came from one's other browsers: what is shown is to be looked up again */
  arrivals: number;
}

const idle: WritingState = { target: null, takesFocus: false, addition: null, arrivals: 0 };
const closed = { target: null, takesFocus: false, addition: null };

/** What one is writing: at most one text is open, the others are kept until one returns to their place. */
export const WritingStore = signalStore(
  withState(idle),
  withMethods((store, discussion = inject(DiscussionStore), outbox = inject(Outbox)) => {
    // Places that are called otherwise since another revision is shown: what is kept late goes to the new one.
    const carried = new Map<Place, Place>();
    const open = new Set<() => void>();
    const here = (target: WritingTarget): WritingTarget => ({
      ...target,
      place: carried.get(target.place) ?? target.place,
    });
    const listeners = new Set<() => void>();
    const changed = () => listeners.forEach((listener) => listener());
    const kept = () => new KeptWriting(localStorage, discussion.personId() ?? '', discussion.readingId());

    function textOf(target: WritingTarget): string {
      switch (target.kind) {
        case 'edit':
          return discussion.discussion().comments.get(target.commentId)?.body ?? '';
        case 'rewrite': {
          const command = outbox.commands().find(({ commandId }) => commandId === target.commandId);
          return command && 'body' in command.input ? command.input.body : '';
        }
        default:
          return '';
      }
    }

    function commandFor(target: WritingTarget, body: string): ThreadCommand | null {
      const commandId = newCommandId();
      switch (target.kind) {
        case 'thread': {
          const blockId = target.place === wholeReading ? null : target.place;
          const anchor = { blockId, span: target.span };
          const kind = target.isQuestion ? ('question' as const) : ('comment' as const);
          const { audience } = target;
          const readingId = discussion.readingId();
          const input = { commandId, readingId, kind, ...(audience ? { audience } : {}), anchor, body };
          return { name: 'thread.open', input };
        }
        case 'answer':
          return {
            name: 'comment.create',
            input: { commandId, threadId: target.threadId, parentId: target.parentId, body },
          };
        case 'edit': {
          const comment = discussion.discussion().comments.get(target.commentId);
          if (!comment) return null;
          return { name: 'comment.edit', input: { commandId, commentId: comment.id, baseSeq: comment.seq, body } };
        }
        case 'rewrite':
          return null;
      }
    }

    return {
      /** Opens the composer for a target, because a person asked for it. */
      begin(target: WritingTarget): void {
        patchState(store, { target, takesFocus: true, addition: null });
      },
      /** Opens the composer for a target, or stays in it, and puts words at the end of what is written there. */
      beginWith(target: WritingTarget, addition: string): void {
        const open = store.target();
        const isOpen = open !== null && targetKey(open) === targetKey(target);
        patchState(store, { target: isOpen ? open : target, takesFocus: true, addition });
      },
      /** The words to be added, once. */
      takeAddition(): string | null {
        const addition = store.addition();
        if (addition !== null) patchState(store, { addition: null });
        return addition;
      },
      /** Opens what was begun at a place and not sent, without taking the focus. */
      resume(place: Place): void {
        const last = discussion.viewer().can.comment ? kept().lastAt(place) : null;
        patchState(store, { target: last?.target ?? null, takesFocus: false, addition: null });
      },
      /** What stands in the composer when it opens: what was begun, otherwise what is being changed. */
      initialBody: (target: WritingTarget): string => kept().body(target) ?? textOf(target),
      keep(target: WritingTarget, body: string): void {
        kept().keep(here(target), body === textOf(target) ? '' : body, Date.now());
        changed();
      },
      /** What was begun in this reading, as this browser keeps it. */
      kept,
      /** Hears whenever something is kept or forgotten here; answers the way to stop. */
      onKept(listener: () => void): () => void {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      /** Takes what was begun in one's other browsers; answers what came from there. */
      merge(texts: readonly BegunText[]): readonly KeptText[] {
        for (const keep of open) keep();
        const { arrived, isChanged } = kept().merge(texts, Date.now());
        if (isChanged) patchState(store, ({ arrivals }) => ({ arrivals: arrivals + 1 }));
        return arrived;
      },
      /** A composer is open: `keep` hands over what stands in it. Answers the way to say that it closed. */
      composing(keep: () => void): () => void {
        open.add(keep);
        return () => open.delete(keep);
      },
      /** Everything that was begun and not sent in this reading, with what stands in an open composer. */
      begun(): KeptText[] {
        for (const keep of open) keep();
        return kept().all();
      },
      /**
       * Another revision is about to be shown: what was begun goes to the place its target has there, as `targetOf`
       * says. What is open stays open, at its new place.
       */
      carry(targetOf: (target: WritingTarget) => WritingTarget): void {
        const texts = kept().all();
        for (const { target, body, keptAtMs } of texts) {
          const next = targetOf(target);
          if (target.place !== next.place) carried.set(target.place, next.place);
          kept().keep(target, '', keptAtMs);
          kept().keep(next, body, keptAtMs);
        }
        changed();
        const target = store.target();
        if (target)
          patchState(store, { target: isLost(targetOf(target)) ? null : targetOf(target), takesFocus: false });
      },
      /** Keeps words at a place, as if they had been begun there. */
      putAside(target: WritingTarget, body: string): void {
        kept().keep(target, body, Date.now());
        changed();
      },
      /** What was begun at paragraphs that are not in the text any more. */
      lost: (): KeptText[] =>
        kept()
          .all()
          .filter(({ target }) => isLost(target)),
      /** Throws away what was begun for a target. */
      forget(target: WritingTarget): void {
        kept().keep(target, '', Date.now());
        changed();
      },
      /** Closes the composer; with `forget` what was begun is thrown away. */
      end(forget: boolean): void {
        const target = store.target();
        if (target && forget) kept().keep(target, '', Date.now());
        changed();
        patchState(store, closed);
      },
      /** Hands the text to the outbox, which keeps it before it sends it; only then it leaves the composer. */
      async send(target: WritingTarget, body: string): Promise<void> {
        if (target.kind === 'rewrite') {
          const command = outbox.commands().find(({ commandId }) => commandId === target.commandId);
          if (command) await outbox.replace(command, rewritten(command, body));
        } else {
          const command = commandFor(target, body);
          if (command) await outbox.add(discussion.readingId(), command);
        }
        kept().keep(target, '', Date.now());
        changed();
        const open = store.target();
        if (open && targetKey(open) === targetKey(target)) patchState(store, closed);
      },
      /** Deletes one's comment, as soon as it can be sent. */
      async remove(commentId: string): Promise<void> {
        const command: ThreadCommand = { name: 'comment.delete', input: { commandId: newCommandId(), commentId } };
        await outbox.add(discussion.readingId(), command);
      },
    };

    function rewritten(command: ThreadCommand, body: string): ThreadCommand {
      const commandId = newCommandId();
      switch (command.name) {
        case 'thread.open':
          return { name: command.name, input: { ...command.input, commandId, body } };
        case 'comment.create':
          return { name: command.name, input: { ...command.input, commandId, body } };
        case 'comment.edit': {
          // What was refused as a conflict is written anew on the state that is shown now.
          const baseSeq = discussion.discussion().comments.get(command.input.commentId)?.seq ?? command.input.baseSeq;
          return { name: command.name, input: { ...command.input, commandId, baseSeq, body } };
        }
        case 'comment.delete':
          return { name: command.name, input: { ...command.input, commandId } };
      }
    }
  }),
);

/** The instance type of `WritingStore`. */
export type WritingStore = InstanceType<typeof WritingStore>;
