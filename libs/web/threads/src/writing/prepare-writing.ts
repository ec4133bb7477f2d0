/** Loads what one writes with and what says that it still waits, so that both are there when the line is not. */
export function prepareWriting(): Promise<unknown> {
  return Promise.all([import('./composer'), import('../waiting/waiting-note')]);
}
