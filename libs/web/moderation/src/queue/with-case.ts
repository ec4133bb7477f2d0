import type { CasePage, CaseSummary } from '@lectern/contracts';

/** Whether a case waits for somebody. */
export function isWaiting({ state }: Pick<CaseSummary, 'state'>): boolean {
  return state === 'open' || state === 'claimed' || state === 'appealed';
}

/** A page of the queue after a case changed: where it is listed it stands as it is, and goes or comes with its state. */
export function withCase(page: CasePage, changed: CaseSummary, of: 'waiting' | 'done'): CasePage {
  const before = page.cases.find(({ id }) => id === changed.id);
  if (before && before.version > changed.version) return page;
  const belongs = isWaiting(changed) === (of === 'waiting');
  // what is decided while it is looked at stays where it is, and says so, until the list is loaded anew
  const cases = before
    ? page.cases.map((one) => (one.id === changed.id ? changed : one))
    : belongs
      ? inOrder([...page.cases, changed], of)
      : page.cases;
  // of one that is not listed nobody knows whether it was counted: the next page says so
  const counted = before ? Number(isWaiting(changed)) - Number(isWaiting(before)) : Number(belongs && of === 'waiting');
  return { ...page, cases, waiting: page.waiting + counted };
}

function inOrder(cases: readonly CaseSummary[], of: 'waiting' | 'done'): CaseSummary[] {
  return [...cases].sort((a, b) =>
    of === 'waiting'
      ? b.priority - a.priority || a.openedAt.localeCompare(b.openedAt)
      : b.updatedAt.localeCompare(a.updatedAt),
  );
}
