import { accountsToReach, weighReports, type WeighedReport } from '@lectern/domain';
import { compared, type Row } from '../row';

const day = 86_400_000;
const now = 1_000 * day;
/** Five honest reports: what plain counting would act on. */
const wanted = 5;
const most = 1_000;

const honest = (index: number): WeighedReport => ({
  reporterId: `honest ${index}`,
  at: now + index * 3_600_000,
  memberSince: now - (100 + 7 * index) * day,
  earlierCases: [`own ${index}`],
  rightBefore: 0,
  wrongBefore: 0,
  earlierOfAuthor: 0,
});
/** old, patient accounts that always report together */
const pack = (index: number): WeighedReport => ({
  ...honest(index),
  reporterId: `p${index}`,
  earlierCases: ['a', 'b', 'c'],
});
/** made for this: joined in one hour, all at once */
const fresh = (index: number): WeighedReport => ({
  ...honest(index),
  reporterId: `f${index}`,
  at: now + index * 1_000,
  memberSince: now - day + index * 1_000,
  earlierCases: [],
});

/** How many coordinated accounts it takes to weigh what five honest reports do; plain counting asks for five. */
export function benchWeighing(): Row[] {
  const weight = weighReports(Array.from({ length: wanted }, (_, index) => honest(index))).weight;
  return [
    compared('moderation brigade-cost of a pack', accountsToReach(weight, pack, most), 'acc', wanted, 10),
    compared(
      `moderation brigade-cost of new ones (at most ${most})`,
      accountsToReach(weight, fresh, most),
      'acc',
      wanted,
      10,
    ),
  ];
}
