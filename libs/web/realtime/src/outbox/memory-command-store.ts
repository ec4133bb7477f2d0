import { byWriting, type CommandStore } from './command-store';
import type { WaitingCommand } from './waiting-command';

/** Keeps commands as long as the tab is open, where the browser gives no database. */
export class MemoryCommandStore implements CommandStore {
  readonly isDurable = false;
  private readonly commands = new Map<string, WaitingCommand>();

  async all(personId: string): Promise<WaitingCommand[]> {
    return [...this.commands.values()].filter((command) => command.personId === personId).sort(byWriting);
  }

  async get(commandId: string): Promise<WaitingCommand | undefined> {
    return this.commands.get(commandId);
  }

  async put(command: WaitingCommand): Promise<void> {
    this.commands.set(command.commandId, command);
  }

  async remove(commandId: string): Promise<void> {
    this.commands.delete(commandId);
  }

  async clear(personId: string): Promise<void> {
    for (const command of await this.all(personId)) this.commands.delete(command.commandId);
  }
}
