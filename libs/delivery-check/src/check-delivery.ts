import { findLeaks } from './checks/audience';
import { measureConvergence } from './checks/convergence';
import { findDuplicates } from './checks/duplicate';
import { findGaps } from './checks/gap-free';
import { findLost } from './checks/lost';
import { findDisorder } from './checks/order';
import { findPhantoms } from './checks/phantom';
import { findRefusedButStored } from './checks/refused';
import type { History } from './history';
import type { Violation } from './violation';

/** What came of checking a history. */
export interface Verdict {
  readonly violations: readonly Violation[];
  /** commands that were acknowledged at least once */
  readonly acknowledged: number;
  /** commands whose last answer was a refusal */
  readonly refused: number;
  /** commands that never got an answer */
  readonly leftOpen: number;
  /** milliseconds from the last healing or write until each replica had everything */
  readonly convergenceMs: readonly number[];
}

/** Holds a history against everything that is promised; `convergenceMs` is the time a replica may take. */
export function checkDelivery(history: History, limits: { readonly convergenceMs: number }): Verdict {
  const convergence = measureConvergence(history, limits.convergenceMs);
  const last = new Map<string, 'invoke' | 'ok' | 'fail' | 'unknown'>();
  for (const event of history.events) {
    if (!('item' in event)) continue;
    if (last.get(event.item) !== 'ok') last.set(event.item, event.kind);
  }
  const outcomes = [...last.values()];
  return {
    violations: [
      ...findLost(history),
      ...findDuplicates(history),
      ...findDisorder(history),
      ...findGaps(history),
      ...findPhantoms(history),
      ...findRefusedButStored(history),
      ...convergence.violations,
      ...findLeaks(history),
    ],
    acknowledged: outcomes.filter((outcome) => outcome === 'ok').length,
    refused: outcomes.filter((outcome) => outcome === 'fail').length,
    leftOpen: outcomes.filter((outcome) => outcome === 'unknown' || outcome === 'invoke').length,
    convergenceMs: convergence.tookMs,
  };
}
