import type { BlockContent, ImportDecision, ImportedText } from '@lectern/contracts';

/** What a fragment is with the decisions about it that apply. */
export type ResolvedKind = Pick<BlockContent, 'kind' | 'level' | 'label'>;

/** Decisions grouped by the fragment they are about, in one pass. */
export function decisionsByFragment(imported: ImportedText): ReadonlyMap<number, readonly ImportDecision[]> {
  const grouped = new Map<number, ImportDecision[]>();
  for (const decision of imported.decisions) {
    const about = grouped.get(decision.at);
    if (about) about.push(decision);
    else grouped.set(decision.at, [decision]);
  }
  return grouped;
}

/** The kind of a fragment: set apart before all else, then title, byline, footnote, heading, then as found. */
export function resolveKind(fragment: BlockContent, decisions: readonly ImportDecision[]): ResolvedKind {
  const applied = (kind: ImportDecision['kind']) =>
    decisions.find((decision) => decision.applied && decision.kind === kind);
  if (applied('set-apart')) return { kind: 'furniture' };
  if (applied('title')) return { kind: 'heading', level: fragment.kind === 'heading' ? (fragment.level ?? 1) : 1 };
  if (applied('byline')) return { kind: 'byline' };
  if (applied('footnote'))
    return { kind: 'footnote', ...(fragment.label === undefined ? {} : { label: fragment.label }) };
  const heading = applied('heading');
  if (heading) return { kind: 'heading', level: heading.level ?? 2 };
  return {
    kind: fragment.kind,
    ...(fragment.level === undefined ? {} : { level: fragment.level }),
    ...(fragment.label === undefined ? {} : { label: fragment.label }),
  };
}
