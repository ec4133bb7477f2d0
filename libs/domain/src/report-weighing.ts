import type { WeighingReason } from '@lectern/contracts';

/** What is known of somebody who reported, and of their report. */
export interface WeighedReport {
  readonly reporterId: string;
  /** in milliseconds since 1970 */
  readonly at: number;
  /** when they came into the group */
  readonly memberSince: number;
  /** what they reported before, by case, other than this */
  readonly earlierCases: readonly string[];
  /** how many of those were decided against what was reported, and how many were left standing */
  readonly rightBefore: number;
  readonly wrongBefore: number;
  /** how many of their earlier reports were about the author of this comment */
  readonly earlierOfAuthor: number;
}

/** What reports are worth together: one of somebody long known who has nothing to do with the others is worth 1. */
export interface Weighing {
  readonly weight: number;
  readonly reasons: readonly WeighingReason[];
}

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Somebody counts fully after so long, and a fifth on the first day. */
const knownAfterDays = 30;
const newWeight = 0.2;
/** Who joined within so long of each other, both lately, may have joined for this. */
const joinedTogetherMs = 60 * minuteMs;
const lateDays = 14;
/** Reports within so long of each other are a little less independent: people call others to look. */
const atOnceMs = 10 * minuteMs;
const atOnceLikeness = 0.15;
/** Two earlier cases in common may be chance. */
const sharedCasesMin = 2;
/** From so many of their reports about one person on, and more than half of them, somebody is after that person. */
const oneTargetMin = 3;
const oneTargetWeight = 0.5;

/**
 * Weighs reports by how independent they are. In the order they came each adds what its reporter is worth, divided by
 * one more than how alike it is to those before: of reporters who always report together the n-th adds 1/n, so that
 * fifty count as four and a half. What a report adds does not change with those after it: nobody takes weight away from
 * others by joining them.
 */
export function weighReports(reports: readonly WeighedReport[]): Weighing {
  const reasons = new Set<WeighingReason>();
  const inOrder = [...reports].sort((a, b) => a.at - b.at || (a.reporterId < b.reporterId ? -1 : 1));
  let weight = 0;
  inOrder.forEach((report, index) => {
    const alike = inOrder.slice(0, index).reduce((sum, earlier) => sum + likeness(report, earlier, reasons), 0);
    weight += worth(report, reasons) / (1 + alike);
  });
  return { weight, reasons: [...reasons].sort() };
}

/** What somebody's report is worth by itself, from 0.05 to 1.5. */
function worth(report: WeighedReport, reasons: Set<WeighingReason>): number {
  const { at, memberSince, rightBefore, wrongBefore, earlierOfAuthor, earlierCases } = report;
  const days = Math.max(0, at - memberSince) / dayMs;
  const known = newWeight + (1 - newWeight) * Math.min(1, days / knownAfterDays);
  if (known < 0.5) reasons.add('new');
  // as if everybody had been right once and wrong once: one mistake is none
  const right = Math.min(1.5, (2 * (rightBefore + 1)) / (rightBefore + wrongBefore + 2));
  if (right < 0.5) reasons.add('often-wrong');
  const isAfterAuthor = earlierOfAuthor >= oneTargetMin && earlierOfAuthor * 2 > earlierCases.length;
  if (isAfterAuthor) reasons.add('one-target');
  return Math.max(0.05, known * right * (isAfterAuthor ? oneTargetWeight : 1));
}

/** How alike two reports are: 0 for nothing in common, 1 for as good as the same. */
function likeness(a: WeighedReport, b: WeighedReport, reasons: Set<WeighingReason>): number {
  const isAtOnce = Math.abs(a.at - b.at) <= atOnceMs;
  const together = Math.max(sharedPast(a, b), joinedTogether(a, b) ? 0.8 : 0);
  if (together >= 0.5) reasons.add('together');
  else if (isAtOnce) reasons.add('at-once');
  return Math.min(1, together + (isAtOnce ? atOnceLikeness : 0));
}

function sharedPast(a: WeighedReport, b: WeighedReport): number {
  const ofB = new Set(b.earlierCases);
  const shared = a.earlierCases.filter((one) => ofB.has(one)).length;
  if (shared < sharedCasesMin) return 0;
  return shared / Math.min(a.earlierCases.length, b.earlierCases.length);
}

function joinedTogether(a: WeighedReport, b: WeighedReport): boolean {
  const isLate = (one: WeighedReport) => one.at - one.memberSince < lateDays * dayMs;
  return isLate(a) && isLate(b) && Math.abs(a.memberSince - b.memberSince) <= joinedTogetherMs;
}

/** How many of such accounts it takes to reach a weight, up to a most; for figures. */
export function accountsToReach(weight: number, account: (index: number) => WeighedReport, most: number): number {
  const reports: WeighedReport[] = [];
  for (let count = 1; count <= most; count += 1) {
    reports.push(account(count - 1));
    if (weighReports(reports).weight >= weight) return count;
  }
  return most;
}
