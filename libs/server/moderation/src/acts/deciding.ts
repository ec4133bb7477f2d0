import type { DecisionAction } from '@lectern/contracts';
import type { NamedRule } from '@lectern/server/statements';

/** What is decided, why, and by which rule; approving and restoring need none. */
export interface Deciding {
  readonly action: DecisionAction;
  readonly reason: string;
  readonly rule: NamedRule | null;
  readonly until: Date | null;
  /** of an edit: what stands there instead */
  readonly words?: string;
}
