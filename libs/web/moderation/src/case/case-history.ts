import type { CaseDetail } from '@lectern/contracts';

/** Something that happened to a case, as a line of its history. */
export interface HistoryEntry {
  readonly id: string;
  readonly at: string;
  /** the text that says it, below `moderation.case` */
  readonly key: string;
  readonly by: string;
  readonly to: string;
  readonly words: string | null;
  readonly ended: string | null;
}

/** Decisions, claims, notes and appeals in the order they happened. */
export function historyOf({ decisions, turns, appeals }: CaseDetail): HistoryEntry[] {
  const entries: HistoryEntry[] = [
    ...decisions.map(({ id, at, action, by, reason, rule, endedBy }) => ({
      id,
      at,
      key: `did.${action}`,
      by: by.displayName,
      to: '',
      words: rule ? `${reason}\n(${rule.number}. ${rule.title})` : reason,
      ended: endedBy,
    })),
    ...turns.map(({ id, at, what, by, to, words }) => ({
      id,
      at,
      key: `did.${what}`,
      by: by?.displayName ?? '',
      to: to?.displayName ?? '',
      words,
      ended: null,
    })),
    ...appeals.flatMap(({ id, at, side, by, words, judged }) => [
      { id, at, key: `did.appeal-${side}`, by: by?.displayName ?? '', to: '', words, ended: null },
      ...(judged
        ? [
            {
              id: `${id}-judged`,
              at: judged.at,
              key: `did.judged-${judged.outcome}`,
              by: judged.by.displayName,
              to: '',
              words: judged.reason,
              ended: null,
            },
          ]
        : []),
    ]),
  ];
  return entries.sort((a, b) => a.at.localeCompare(b.at));
}
