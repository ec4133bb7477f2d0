import { v7 } from 'uuid';

/** A new UUIDv7 that names a command, so that a repeat can be told from a new one. */
export function newCommandId(): string {
  return v7();
}
