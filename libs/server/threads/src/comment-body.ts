import { DomainError } from '@lectern/server/platform';
import { proseProblem } from '@lectern/prose';

/** Refuses Markdown that could not be drawn, such as two hundred quotations inside each other. */
export function refuseUndrawable(body: string): void {
  const problem = proseProblem(body);
  if (problem) throw new DomainError('E_INVALID', problem.message, { field: 'body', reason: problem.reason });
}
