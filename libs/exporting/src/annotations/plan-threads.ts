import type { ForeignAnnotation, ForeignTarget } from './foreign-annotation';

/** Answers deeper than anybody could read them are left out. */
const depthLevelsMax = 100;

/** What a thread that is opened takes over from the annotation it stands for. */
type Opening = Pick<ForeignAnnotation, 'targets' | 'thread'>;

/** What to do with one annotation: open a thread, answer in one, or leave it out. */
export type PlannedAnnotation =
  | { readonly kind: 'open'; readonly annotation: ForeignAnnotation; readonly targets: readonly ForeignTarget[] }
  | {
      readonly kind: 'answer';
      readonly annotation: ForeignAnnotation;
      /** the annotation that opens the thread, and the one answered; null: the thread as such */
      readonly opening: string;
      readonly parent: string | null;
    }
  | { readonly kind: 'leave'; readonly annotation: ForeignAnnotation; readonly reason: 'no-text' | 'no-parent' };

/**
 * Orders annotations so that what is answered comes first, in waves that do not need each other. Where nothing was said
 * (a highlight, a deleted comment) the answers stand in its stead: the first opens the thread, later ones answer it.
 */
export function planThreads(annotations: readonly ForeignAnnotation[]): PlannedAnnotation[][] {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]));
  const answersTo = Map.groupBy(
    annotations.filter(({ answers }) => answers !== null),
    ({ answers }) => answers ?? '',
  );
  const waves: PlannedAnnotation[][] = [[]];
  const seen = new Set<string>();
  for (const annotation of byId.values()) if (annotation.answers === null) open(annotation, annotation, 0);
  // what is left answers something that is not there, or itself
  for (const annotation of byId.values())
    if (!seen.has(annotation.id)) add(0, { kind: 'leave', annotation, reason: 'no-parent' });
  return waves;

  function open(annotation: ForeignAnnotation, { targets, thread }: Opening, depth: number): void {
    seen.add(annotation.id);
    if (annotation.body !== null) {
      add(0, { kind: 'open', annotation: { ...annotation, thread }, targets });
      answer(annotation.id, annotation.id, annotation.id, 1);
      return;
    }
    add(0, { kind: 'leave', annotation, reason: 'no-text' });
    const [first, ...others] = answersOf(annotation.id);
    if (!first || depth > depthLevelsMax) return;
    open(first, { targets, thread }, depth + 1);
    if (first.body === null) return others.forEach((other) => open(other, { targets, thread }, depth + 1));
    for (const other of others) place(other, first.id, null, 1);
  }

  function answer(to: string, opening: string, parent: string | null, depth: number): void {
    for (const annotation of answersOf(to)) place(annotation, opening, annotation.answersThread ? null : parent, depth);
  }

  function place(annotation: ForeignAnnotation, opening: string, parent: string | null, depth: number): void {
    if (depth > depthLevelsMax) return;
    seen.add(annotation.id);
    if (annotation.body === null) {
      add(0, { kind: 'leave', annotation, reason: 'no-text' });
      answer(annotation.id, opening, parent, depth + 1);
      return;
    }
    add(depth, { kind: 'answer', annotation, opening, parent });
    answer(annotation.id, opening, annotation.id, depth + 1);
  }

  function answersOf(id: string): ForeignAnnotation[] {
    return (answersTo.get(id) ?? []).filter((annotation) => !seen.has(annotation.id));
  }

  function add(wave: number, planned: PlannedAnnotation): void {
    while (waves.length <= wave) waves.push([]);
    waves[wave]?.push(planned);
  }
}
