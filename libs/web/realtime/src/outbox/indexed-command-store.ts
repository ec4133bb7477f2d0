import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { byWriting, type CommandStore } from './command-store';
import { MemoryCommandStore } from './memory-command-store';
import type { WaitingCommand } from './waiting-command';

interface OutboxSchema extends DBSchema {
  commands: { key: string; value: WaitingCommand; indexes: { personId: string } };
}

/** Keeps commands in the browser's database, shared by all tabs. */
export class IndexedCommandStore implements CommandStore {
  readonly isDurable = true;

  private constructor(private readonly database: IDBPDatabase<OutboxSchema>) {}

  /** Opens the database; where the browser has none (a private window may), commands live with the tab. */
  static async open(): Promise<CommandStore> {
    try {
      const database = await openDB<OutboxSchema>('lectern-outbox', 1, {
        upgrade: (fresh) =>
          fresh.createObjectStore('commands', { keyPath: 'commandId' }).createIndex('personId', 'personId'),
      });
      return new IndexedCommandStore(database);
    } catch {
      return new MemoryCommandStore();
    }
  }

  async all(personId: string): Promise<WaitingCommand[]> {
    return (await this.database.getAllFromIndex('commands', 'personId', personId)).sort(byWriting);
  }

  get(commandId: string): Promise<WaitingCommand | undefined> {
    return this.database.get('commands', commandId);
  }

  async put(command: WaitingCommand): Promise<void> {
    const writing = this.database.transaction('commands', 'readwrite', { durability: 'strict' });
    await Promise.all([writing.store.put(command), writing.done]);
  }

  remove(commandId: string): Promise<void> {
    return this.database.delete('commands', commandId);
  }

  async clear(personId: string): Promise<void> {
    const writing = this.database.transaction('commands', 'readwrite');
    const keys = await writing.store.index('personId').getAllKeys(personId);
    await Promise.all([...keys.map((key) => writing.store.delete(key)), writing.done]);
  }
}
