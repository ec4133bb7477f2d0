import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { SessionStore } from '@lectern/web/core';
import { LiveSocket } from '../socket/live-socket';
import { reconnectDelayMs } from '../socket/reconnect-delay';
import { CommandSender } from './command-sender';
import type { CommandStore } from './command-store';
import { IndexedCommandStore } from './indexed-command-store';
import { sendLine } from './send-line';
import { withTabLock } from './tab-lock';
import type { SentCommand, ThreadCommand, WaitingCommand } from './waiting-command';

type Note = { readonly kind: 'changed' } | { readonly kind: 'sent'; readonly sent: SentCommand };

/**
 * What was written and is not acknowledged yet. A command is stored before it is sent the first
 * time, belongs to the person who wrote it, is sent again with the same id until the server has
 * answered, and is shared by all tabs of this browser.
 */
@Injectable({ providedIn: 'root' })
export class Outbox {
  private readonly session = inject(SessionStore);
  private readonly sender = inject(CommandSender);
  private readonly socket = inject(LiveSocket);
  private readonly opening: Promise<CommandStore> = IndexedCommandStore.open();
  private readonly channel = new BroadcastChannel('lectern.outbox');
  private readonly listeners = new Set<(sent: SentCommand) => void>();
  private readonly timers = new Map<string, ReturnType<typeof setTimeout>>();
  private readonly failures = new Map<string, number>();
  /** readings whose line is being sent here; true: asked for once more meanwhile */
  private readonly sending = new Map<string, boolean>();
  private readonly kept = signal<readonly WaitingCommand[]>([]);

  /** what the signed-in person has waiting, refused ones included, in the order of writing */
  readonly commands = this.kept.asReadonly();
  readonly count = computed(() => this.kept().length);
  /** false where the browser would lose them with the tab */
  readonly isDurable = signal(true);

  constructor() {
    this.channel.onmessage = ({ data }: MessageEvent<Note>) => this.heard(data);
    effect(() => {
      this.session.account();
      untracked(() => void this.reload().then(() => this.sendAll()));
    });
    const sendAll = () => this.sendAll();
    const stopListening = this.socket.onStatus((isLive) => isLive && this.sendAll());
    addEventListener('online', sendAll);
    inject(DestroyRef).onDestroy(() => {
      stopListening();
      removeEventListener('online', sendAll);
      this.channel.close();
      for (const timer of this.timers.values()) clearTimeout(timer);
    });
  }

  /** Keeps a command and sends it as soon as it can be; resolves when it is kept. */
  async add(readingId: string, command: ThreadCommand): Promise<void> {
    const personId = this.session.account()?.id;
    if (personId === undefined) return;
    await this.keep({
      ...command,
      commandId: command.input.commandId,
      personId,
      readingId,
      writtenAt: new Date().toISOString(),
      attempts: 0,
      refusal: null,
    });
  }

  /** Sends a refused command again as it is. */
  async retry(command: WaitingCommand): Promise<void> {
    await this.keep({ ...command, refusal: null, attempts: 0 });
  }

  /** Sends a command again whose author has read a warning about its words and means them. */
  async heed(command: WaitingCommand): Promise<void> {
    if (!('body' in command.input)) return;
    const input = { ...command.input, heeded: true };
    await this.keep({ ...command, input, refusal: null, attempts: 0 } as WaitingCommand);
  }

  /** Puts another command in the place of one that was not done: other words need another id. */
  async replace(command: WaitingCommand, by: ThreadCommand): Promise<void> {
    await (await this.opening).remove(command.commandId);
    await this.add(command.readingId, by);
  }

  /** Throws a command away. */
  async discard(command: WaitingCommand): Promise<void> {
    await (await this.opening).remove(command.commandId);
    await this.changed();
  }

  /** Hears of each command that was done, in whichever tab; answers the way to stop. */
  onSent(listener: (sent: SentCommand) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private async keep(command: WaitingCommand): Promise<void> {
    const store = await this.opening;
    await store.put(command);
    this.isDurable.set(store.isDurable);
    await this.changed();
    void this.send(command.readingId);
  }

  private sendAll(): void {
    const waiting = this.kept().filter(({ refusal }) => refusal === null);
    for (const readingId of new Set(waiting.map((command) => command.readingId))) void this.send(readingId);
  }

  private async send(readingId: string): Promise<void> {
    if (this.sending.has(readingId)) return void this.sending.set(readingId, true);
    const personId = this.session.account()?.id;
    if (personId === undefined) return;
    clearTimeout(this.timers.get(readingId));
    this.sending.set(readingId, false);
    const store = await this.opening;
    const result = await withTabLock(`lectern.outbox.${readingId}`, () =>
      sendLine({
        personId,
        readingId,
        store,
        send: (command) => this.sender.send(command),
        done: (command, answer) => this.done({ command, answer }),
        changed: () => void this.changed(),
      }),
    );
    const isAskedAgain = this.sending.get(readingId) === true;
    this.sending.delete(readingId);
    if (!result.isEmpty) return this.sendLater(readingId, result.notBeforeMs);
    this.failures.delete(readingId);
    if (isAskedAgain) await this.send(readingId);
  }

  private sendLater(readingId: string, notBeforeMs: number): void {
    const failures = this.failures.get(readingId) ?? 0;
    this.failures.set(readingId, failures + 1);
    clearTimeout(this.timers.get(readingId));
    const delay = Math.max(notBeforeMs, reconnectDelayMs(failures));
    this.timers.set(
      readingId,
      setTimeout(() => void this.send(readingId), delay),
    );
  }

  private done(sent: SentCommand): void {
    for (const listener of this.listeners) listener(sent);
    this.tell({ kind: 'sent', sent });
  }

  private heard(note: Note): void {
    if (note.kind === 'sent') {
      if (note.sent.command.personId === this.session.account()?.id) {
        for (const listener of this.listeners) listener(note.sent);
      }
      return;
    }
    const before = new Set(this.kept().map(({ commandId }) => commandId));
    void this.reload().then(() => {
      // What another tab could not send this one may be able to.
      if (this.kept().some(({ commandId }) => !before.has(commandId))) this.sendAll();
    });
  }

  private async changed(): Promise<void> {
    await this.reload();
    this.tell({ kind: 'changed' });
  }

  private async reload(): Promise<void> {
    const personId = this.session.account()?.id;
    const commands = personId === undefined ? [] : await (await this.opening).all(personId);
    if (personId === this.session.account()?.id) this.kept.set(commands);
  }

  private tell(note: Note): void {
    this.channel.postMessage(note);
  }
}
