import { IndexedCommandStore } from './indexed-command-store';

const writingPrefix = 'lectern.writing.';

/** How much a person wrote on this device that has not reached the server: to be said before they sign out. */
export async function countLeftBehind(personId: string): Promise<number> {
  return (await (await IndexedCommandStore.open()).all(personId)).length;
}

/** Takes what a person wrote and did not send off this device: at sign-out, after they were asked. */
export async function forgetLeftBehind(personId: string): Promise<void> {
  await (await IndexedCommandStore.open()).clear(personId);
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(`${writingPrefix}${personId}.`)) localStorage.removeItem(key);
    }
  } catch {
    // Without storage nothing was kept.
    return;
  }
}
