import type { Route, Visibility } from '@lectern/contracts';
import { routes } from '@lectern/contracts';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import { meetingWithPoll, openLobby, scheduleSeries } from '../live-sessions';
import { call, refusalOf } from '../api';
import { admit, createGroup, invite, register, type GroupOptions, type Person } from '../people';
import { decide, report } from '../moderation';
import { answer, openThread, paste, publish, startRevision, upload, uploadPicture } from '../texts';

/** Everybody who may try something, in the order of the tables' columns. */
export const actors = ['anonymous', 'stranger', 'former', 'observer', 'member', 'moderator', 'owner'] as const;
export type ActorName = (typeof actors)[number];

/** The people of a world: the actors, another plain member, and somebody who asks to join. */
export type Cast = Readonly<Record<Exclude<ActorName, 'anonymous'> | 'other' | 'applicant', Person>>;

/** What requests point at; in `nowhere` none of it exists. */
export interface Places {
  readonly groupId: string;
  readonly otherPersonId: string;
  readonly invitationId: string;
  readonly token: string;
  readonly requestId: string;
  readonly sessionId: string;
  readonly readingId: string;
  readonly threadId: string;
  readonly commentId: string;
  readonly commentSeq: number;
  /** in another comment of the member's */
  readonly pictureId: string;
  readonly draftId: string;
  readonly importId: string;
  readonly restrictionId: string;
  readonly wordRuleId: string;
  readonly heldPostId: string;
  /** a draft that is to be the reading's next revision */
  readonly revisionDraftId: string;
  /** the owner's, with its lobby open */
  readonly liveSessionId: string;
  /** the owner's, the first date of a series */
  readonly seriesSessionId: string;
  /** about a comment of the member's, decided by the owner */
  readonly caseId: string;
  readonly decisionId: string;
  readonly statementId: string;
  /** the owner's, under way, with a poll; nobody else has come in */
  readonly meetingId: string;
  readonly pollId: string;
}

/** A cast of its own, so that nobody owns more groups than one may. */
export async function gatherCast(): Promise<Cast> {
  const names = ['stranger', 'former', 'observer', 'member', 'moderator', 'owner', 'other', 'applicant'] as const;
  const people = await Promise.all(names.map(async (name) => [name, await register(name)] as const));
  return Object.fromEntries(people) as Cast;
}

/** A group with everybody in their role, an invitation and a request. */
export async function makeGroup(cast: Cast, visibility: Visibility, joinPolicy: GroupOptions['joinPolicy']) {
  // nobody can ask to join what they cannot see: public first
  const groupId = await createGroup(cast.owner, { visibility: 'public', joinPolicy: 'request' });
  await call(routes.requestToJoin, { params: { groupId }, body: { message: 'Let me in.' } }, cast.applicant);
  const token = await invite(cast.owner, groupId);
  const roles = ['moderator', 'observer'] as const;
  await Promise.all([
    ...roles.map((role) => admit(cast.owner, groupId, cast[role], role)),
    ...[cast.member, cast.other, cast.former].map((person) =>
      call(routes.acceptInvitation, { params: { token } }, person),
    ),
  ]);
  await call(routes.leaveGroup, { params: { groupId } }, cast.former);
  await call(routes.updateGroup, { params: { groupId }, body: { visibility, joinPolicy } }, cast.owner);
  const invitations = await call(routes.invitations, { params: { groupId } }, cast.owner);
  const [request] = await call(routes.joinRequests, { params: { groupId } }, cast.owner);
  const invitationId = invitations.find(({ role }) => role === 'member')?.id;
  if (!invitationId || !request) throw new Error('The group is not complete.');
  return { groupId, token, invitationId, requestId: request.id };
}

/** A thread of the member's, answered. */
export async function makeThread(cast: Cast, readingId: string) {
  const { thread, comment } = await openThread(cast.member, readingId);
  await answer(cast.moderator, thread.id);
  return { threadId: thread.id, commentId: comment.id, commentSeq: comment.seq };
}

/** A picture in a comment of the member's. */
export async function makePicture(cast: Cast, readingId: string) {
  const { id: pictureId, markdown } = await uploadPicture(cast.member, readingId);
  await openThread(cast.member, readingId, markdown);
  return { pictureId };
}

/** What a restriction says, by the first of the rules that everybody begins with. */
export const byFirstRule = {
  facts: 'They called others names.',
  reason: 'To cool down.',
  ruleVersion: 0,
  ruleNumber: 1,
} as const;

/** A member who joined and was muted at once, by the owner. */
export async function makeRestriction(cast: Cast, groupId: string) {
  const muted = await register('muted');
  await admit(cast.owner, groupId, muted, 'member');
  const { version: ruleVersion } = await call(routes.groupRules, { params: { groupId } }, cast.owner);
  const body = { ...byFirstRule, ruleVersion, kind: 'mute', days: 1 } as const;
  const { id } = await call(routes.restrictMember, { params: { groupId, personId: muted.id }, body }, cast.owner);
  return { restrictionId: id };
}

/** A rule about a word that is in no text here. */
export function wordRule(action: 'hold' | 'refuse' | 'warn') {
  return {
    kind: 'words',
    pattern: `q${uuidv4().slice(0, 8)}`,
    action,
    replacement: '',
    explanation: 'Not here.',
  } as const;
}

/** A comment of the member's that a rule keeps waiting. */
export async function makeHeld(cast: Cast, groupId: string, readingId: string) {
  const body = wordRule('hold');
  const { id: wordRuleId } = await call(routes.addWordRule, { params: { groupId }, body }, cast.owner);
  const post = { commandId: uuidv7(), readingId, anchor: { blockId: null, span: null }, body: `A ${body.pattern}.` };
  if ((await refusalOf(call(routes.openThread, { body: post }, cast.member))) !== 'E_HELD')
    throw new Error('Not held.');
  return { wordRuleId, heldPostId: post.commandId };
}

/** A reading that nobody has done anything with. */
export async function makeReading(cast: Cast, groupId: string) {
  return { readingId: (await publish(cast.member, groupId)).reading.id };
}

/** A draft of the member's. */
export async function makeDraft(cast: Cast, groupId: string) {
  return { draftId: (await paste(cast.member, groupId)).id };
}

/** A comment of the member's that somebody reported, and of which the owner warned. */
export async function makeCase(cast: Cast, groupId: string, readingId: string) {
  const { comment } = await openThread(cast.member, readingId, 'They are all fools.');
  await report(cast.other, comment.id);
  const [open] = (await call(routes.cases, { params: { groupId }, query: {} }, cast.owner)).cases;
  if (!open) throw new Error('There is no case.');
  const { decision } = await decide(cast.owner, open.id, 'warn');
  const statements = await call(routes.statements, {}, cast.member);
  const statementId = statements.find(({ commentId }) => commentId === comment.id)?.id;
  if (!decision || !statementId) throw new Error('Nobody was told.');
  return { caseId: open.id, decisionId: decision.id, statementId };
}

/** A group with everything in it. */
export async function makeWorld(
  cast: Cast,
  visibility: Visibility,
  joinPolicy: GroupOptions['joinPolicy'],
): Promise<Places> {
  const group = await makeGroup(cast, visibility, joinPolicy);
  const { reading } = await publish(cast.member, group.groupId);
  const [session] = await call(routes.sessions, {}, cast.other);
  return {
    ...group,
    otherPersonId: cast.other.id,
    sessionId: session?.id ?? '',
    readingId: reading.id,
    ...(await makeThread(cast, reading.id)),
    ...(await makePicture(cast, reading.id)),
    ...(await makeRestriction(cast, group.groupId)),
    ...(await makeHeld(cast, group.groupId, reading.id)),
    ...(await makeDraft(cast, group.groupId)),
    importId: (await upload(cast.member, group.groupId)).id,
    revisionDraftId: (await startRevision(cast.member, reading.id)).id,
    liveSessionId: await openLobby(cast.owner, reading.id),
    seriesSessionId: await scheduleSeries(cast.owner, reading.id),
    ...(await makeCase(cast, group.groupId, reading.id)),
    ...(await meetingWithPoll(cast.owner, reading.id)),
  };
}

/** Where nothing is. */
export function nowhere(): Places {
  return {
    groupId: uuidv4(),
    otherPersonId: uuidv4(),
    invitationId: uuidv4(),
    token: 'x'.repeat(43),
    requestId: uuidv4(),
    sessionId: uuidv4(),
    readingId: uuidv4(),
    threadId: uuidv7(),
    commentId: uuidv7(),
    commentSeq: 1,
    pictureId: uuidv4(),
    draftId: uuidv7(),
    importId: uuidv7(),
    restrictionId: uuidv4(),
    wordRuleId: uuidv4(),
    heldPostId: uuidv7(),
    revisionDraftId: uuidv7(),
    liveSessionId: uuidv7(),
    seriesSessionId: uuidv7(),
    caseId: uuidv4(),
    decisionId: uuidv4(),
    statementId: uuidv4(),
    meetingId: uuidv7(),
    pollId: uuidv7(),
  };
}

/** The actor as who calls; for a route about one's own account, somebody with an account of their own. */
export async function calling(cast: Cast, actor: ActorName, route: Route): Promise<Person | null> {
  if (actor === 'anonymous') return null;
  const isOwnAccount = /^\/api\/(account|session)/.test(route.path) && route.method !== 'GET';
  return isOwnAccount ? register(actor) : cast[actor];
}
