import type { Acknowledgement, Refusal, ThreadCommandAnswer } from '@lectern/contracts';
import type { CommandStore } from './command-store';
import type { WaitingCommand } from './waiting-command';

/** How one reading's commands are sent and who hears of it. */
export interface Line {
  readonly personId: string;
  readonly readingId: string;
  readonly store: CommandStore;
  /** throws when there was no answer */
  send(command: WaitingCommand): Promise<Acknowledgement<ThreadCommandAnswer>>;
  done(command: WaitingCommand, answer: ThreadCommandAnswer): void;
  changed(): void;
}

/** What came of sending: everything that could be sent was; or try again, not before so many milliseconds. */
export type LineResult = { readonly isEmpty: true } | { readonly isEmpty: false; readonly notBeforeMs: number };

const passing: readonly Refusal['code'][] = ['E_BUSY', 'E_RATE', 'E_INTERNAL', 'E_AUTH'];
const passingAttemptsMax = 8;

/**
 * Sends a reading's waiting commands in the order they were written, one at a time: the next only
 * when the one before is acknowledged or refused. What it reads is always the stored state, so that
 * several tabs can take turns. A command keeps its id however often it is sent, so it is done once.
 */
export async function sendLine(line: Line): Promise<LineResult> {
  for (;;) {
    const command = (await line.store.all(line.personId)).find(
      ({ readingId, refusal }) => readingId === line.readingId && refusal === null,
    );
    if (!command) return { isEmpty: true };
    const attempted = { ...command, attempts: command.attempts + 1 };
    await line.store.put(attempted);
    line.changed();
    let answer: Acknowledgement<ThreadCommandAnswer>;
    try {
      answer = await line.send(attempted);
    } catch {
      return { isEmpty: false, notBeforeMs: 0 };
    }
    // Discarded or taken back meanwhile: then the answer has no one to go to, but it was done.
    if (answer.ok) {
      await line.store.remove(command.commandId);
      line.done(attempted, answer.answer);
    } else if (isPassing(answer.refusal, attempted)) {
      return { isEmpty: false, notBeforeMs: (answer.refusal.retryAfterSeconds ?? 1) * 1_000 };
    } else if (await line.store.get(command.commandId)) {
      await line.store.put({ ...attempted, refusal: answer.refusal });
    }
    line.changed();
  }
}

/** A refusal that says nothing about the command itself; an internal fault only for so many attempts. */
function isPassing(refusal: Refusal, command: WaitingCommand): boolean {
  if (refusal.code === 'E_INTERNAL') return command.attempts < passingAttemptsMax;
  return passing.includes(refusal.code);
}
