import type { BlockKind, Mark } from '@lectern/contracts';
import type { DraftDecision } from '../ledger/draft';
import type { Line, Region } from './layout';

/** A paragraph, or the part of one that stands in one column of one page. */
export interface Passage {
  readonly kind: BlockKind;
  readonly lines: readonly Line[];
  readonly region: Region;
  readonly text: string;
  readonly marks: readonly Mark[];
  readonly decisions: readonly DraftDecision[];
  readonly level?: number;
  readonly label?: string;
  /** the page it begins on, from 1 */
  readonly page: number;
}
