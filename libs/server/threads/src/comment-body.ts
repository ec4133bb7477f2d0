import { DomainError } from '@lectern/server/platform';
import { formulaProblem, mentionProblem, pictureProblem, proseProblem } from '@lectern/prose';

/** Refuses Markdown that could not be drawn, such as two hundred quotations inside each other, and too many mentions, formulas or pictures. */
export function refuseUndrawable(body: string): void {
  const problem = proseProblem(body) ?? mentionProblem(body) ?? formulaProblem(body) ?? pictureProblem(body);
  if (problem) throw new DomainError('E_INVALID', problem.message, { field: 'body', reason: problem.reason });
}
