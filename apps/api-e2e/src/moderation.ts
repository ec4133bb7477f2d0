import { routes, type ActOnCase, type CaseAct, type CaseDetail, type ReportKind } from '@lectern/contracts';
import { v7 as uuidv7 } from 'uuid';
import { call } from './api';
import type { Person } from './people';

/** Reports a comment. */
export function report(
  reporter: Person,
  commentId: string,
  kind: ReportKind = 'insult',
  words = 'This is about a person.',
) {
  return call(routes.reportComment, { body: { commandId: uuidv7(), commentId, kind, words } }, reporter);
}

/** Reads a case. */
export function readCase(moderator: Person, caseId: string): Promise<CaseDetail> {
  return call(routes.case, { params: { caseId } }, moderator);
}

/** Does something with a case as it is now, or in the version given. */
export async function act(
  moderator: Person,
  caseId: string,
  given: CaseAct,
  version?: ActOnCase['version'],
): Promise<CaseDetail> {
  const seen = version ?? (await readCase(moderator, caseId)).version;
  return call(
    routes.actOnCase,
    { params: { caseId }, body: { commandId: uuidv7(), version: seen, act: given } },
    moderator,
  );
}

/** Decides a case by the group's first rule. */
export async function decide(
  moderator: Person,
  caseId: string,
  action: Exclude<NonNullable<CaseDetail['decision']>['action'], 'restore'>,
  reason = 'It speaks of the person, not of the text.',
): Promise<CaseDetail> {
  const { comment, groupId } = await readCase(moderator, caseId);
  const { version: ruleVersion } = await call(routes.groupRules, { params: { groupId } }, moderator);
  const decision = { do: 'decide', action, reason, bodyVersion: comment.version, ruleVersion, ruleNumber: 1 } as const;
  return act(moderator, caseId, decision);
}
