import type { WaitingCommand } from './waiting-command';

/** Where waiting commands are kept. */
export interface CommandStore {
  /** whether they survive the tab */
  readonly isDurable: boolean;
  all(personId: string): Promise<WaitingCommand[]>;
  get(commandId: string): Promise<WaitingCommand | undefined>;
  put(command: WaitingCommand): Promise<void>;
  remove(commandId: string): Promise<void>;
  clear(personId: string): Promise<void>;
}

/** In the order of writing: a UUIDv7 begins with its time. */
export function byWriting(a: WaitingCommand, b: WaitingCommand): number {
  return a.commandId < b.commandId ? -1 : 1;
}
