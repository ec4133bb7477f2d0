import type { Import } from '@lectern/contracts';
import type { StoredImport } from './import.repository';

/** An import as its person sees it. */
export function presentImport(stored: StoredImport): Import {
  const { id, groupId, readingId, fileName, address, state, pagesDone, pagesTotal, failureReason, failureText } =
    stored;
  return {
    id,
    groupId,
    readingId,
    fileName,
    address,
    state,
    progress: pagesDone === null || pagesTotal === null ? null : { done: pagesDone, total: pagesTotal },
    failure: failureReason === null ? null : { reason: failureReason, message: failureText ?? '' },
    createdAt: stored.createdAt.toISOString(),
    updatedAt: stored.updatedAt.toISOString(),
  };
}
