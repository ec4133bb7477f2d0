import * as z from 'zod';
import {
  accountSchema,
  changePasswordSchema,
  currentAccountSchema,
  registerSchema,
  requestPasswordResetSchema,
  resetPasswordSchema,
  setupSchema,
  signInSchema,
  signedInSessionSchema,
  updateAccountSchema,
} from './accounts';
import { annotationReportSchema, exportFiles, exportFormatSchema, importAnnotationsSchema } from './annotations';
import {
  changeRoleSchema,
  createGroupSchema,
  createInvitationSchema,
  createdInvitationSchema,
  decideRequestSchema,
  groupSchema,
  invitationPreviewSchema,
  invitationSchema,
  joinRequestSchema,
  memberSchema,
  requestToJoinSchema,
  updateGroupSchema,
} from './groups';
import { idSchema, linkTokenSchema, sequenceSchema } from './identifiers';
import { limits } from './limits';
import {
  changeDraftSchema,
  draftSchema,
  draftSummarySchema,
  pasteTextSchema,
  publishDraftSchema,
  readingSchema,
  readingSummarySchema,
} from './readings';
import {
  comparisonSchema,
  rehearsalSchema,
  revisionSchema,
  revisionSummarySchema,
  startRevisionSchema,
} from './revisions';
import { eventPageSchema } from './streams';
import {
  commentPageSchema,
  createCommentSchema,
  deleteCommentSchema,
  editCommentSchema,
  markReadingReadSchema,
  markThreadReadSchema,
  openThreadSchema,
  placeThreadSchema,
  threadCommandAnswerSchema,
} from './threads';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/**
 * A door over HTTP. `path` names its parameters as `:name`; `params` and `query` are strings there
 * and parsed by their schemas. `signedIn: false` lets people in who have no session (what they may
 * see is decided by the use case). `bytes`: the body is a file, sent as `application/octet-stream`.
 */
export interface Route {
  readonly method: HttpMethod;
  readonly path: string;
  readonly summary: string;
  readonly signedIn: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly bytes?: true;
  /** the largest body; without it `limits.httpBodyBytes` */
  readonly bodyBytes?: number;
  /** how many keys the objects of a JSON body may have together, where that is more than `httpBodyKeys` */
  readonly bodyKeys?: number;
  /** null: answers 204 with no body */
  readonly answer: z.ZodType | null;
  /** answers with a file of one of these media types, to be saved; `answer` is null then */
  readonly file?: readonly string[];
}

const route = <const R extends Route>(definition: R): R => definition;
const groupParams = z.strictObject({ groupId: idSchema });
const memberParams = z.strictObject({ groupId: idSchema, personId: idSchema });
const readingParams = z.strictObject({ readingId: idSchema });
const fileQuery = z.strictObject({ fileName: z.string().min(1).max(255), commandId: z.uuidv7() });
const draftParams = z.strictObject({ draftId: idSchema });
const tokenParams = z.strictObject({ token: linkTokenSchema });
/** numbers arrive as text in an address */
const revisionNumberText = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'A number from 1.')
  .transform(Number);
const sequenceText = z
  .string()
  .regex(/^\d{1,15}$/, 'A whole number.')
  .transform(Number)
  .pipe(sequenceSchema);

/** Every door over HTTP. The server binds no other, the client calls no other, OpenAPI is made of it. */
export const routes = {
  currentAccount: route({
    method: 'GET',
    path: '/api/account',
    summary: 'Who is signed in here',
    signedIn: false,
    answer: currentAccountSchema,
  }),
  register: route({
    method: 'POST',
    path: '/api/account',
    summary: 'Register and sign in',
    signedIn: false,
    body: registerSchema,
    answer: accountSchema,
  }),
  setUp: route({
    method: 'POST',
    path: '/api/setup',
    summary: 'Make the first owner of a fresh server',
    signedIn: false,
    body: setupSchema,
    answer: accountSchema,
  }),
  updateAccount: route({
    method: 'PATCH',
    path: '/api/account',
    summary: 'Change one’s display name',
    signedIn: true,
    body: updateAccountSchema,
    answer: accountSchema,
  }),
  changePassword: route({
    method: 'POST',
    path: '/api/account/password',
    summary: 'Change one’s password; signs out everywhere else',
    signedIn: true,
    body: changePasswordSchema,
    answer: null,
  }),
  requestPasswordReset: route({
    method: 'POST',
    path: '/api/password-resets',
    summary: 'Ask for a letter with a link to a new password',
    signedIn: false,
    body: requestPasswordResetSchema,
    answer: null,
  }),
  resetPassword: route({
    method: 'POST',
    path: '/api/password-resets/use',
    summary: 'Set a new password by the link of such a letter; signs out everywhere',
    signedIn: false,
    body: resetPasswordSchema,
    answer: null,
  }),
  signIn: route({
    method: 'POST',
    path: '/api/session',
    summary: 'Sign in',
    signedIn: false,
    body: signInSchema,
    answer: accountSchema,
  }),
  signOut: route({ method: 'DELETE', path: '/api/session', summary: 'Sign out here', signedIn: false, answer: null }),
  sessions: route({
    method: 'GET',
    path: '/api/sessions',
    summary: 'Where one is signed in',
    signedIn: true,
    answer: z.array(signedInSessionSchema),
  }),
  endSession: route({
    method: 'DELETE',
    path: '/api/sessions/:sessionId',
    summary: 'Sign out elsewhere',
    signedIn: true,
    params: z.strictObject({ sessionId: idSchema }),
    answer: null,
  }),

  groups: route({
    method: 'GET',
    path: '/api/groups',
    summary: 'One’s own groups and the public ones',
    signedIn: false,
    answer: z.array(groupSchema),
  }),
  createGroup: route({
    method: 'POST',
    path: '/api/groups',
    summary: 'Create a group',
    signedIn: true,
    body: createGroupSchema,
    answer: groupSchema,
  }),
  group: route({
    method: 'GET',
    path: '/api/groups/:groupId',
    summary: 'One group',
    signedIn: false,
    params: groupParams,
    answer: groupSchema,
  }),
  updateGroup: route({
    method: 'PATCH',
    path: '/api/groups/:groupId',
    summary: 'Change a group’s settings',
    signedIn: true,
    params: groupParams,
    body: updateGroupSchema,
    answer: groupSchema,
  }),
  joinGroup: route({
    method: 'POST',
    path: '/api/groups/:groupId/join',
    summary: 'Join an open group',
    signedIn: true,
    params: groupParams,
    answer: groupSchema,
  }),
  leaveGroup: route({
    method: 'POST',
    path: '/api/groups/:groupId/leave',
    summary: 'Leave a group',
    signedIn: true,
    params: groupParams,
    answer: null,
  }),
  members: route({
    method: 'GET',
    path: '/api/groups/:groupId/members',
    summary: 'The members of a group',
    signedIn: true,
    params: groupParams,
    answer: z.array(memberSchema),
  }),
  changeRole: route({
    method: 'PATCH',
    path: '/api/groups/:groupId/members/:personId',
    summary: 'Change a member’s role',
    signedIn: true,
    params: memberParams,
    body: changeRoleSchema,
    answer: memberSchema,
  }),
  removeMember: route({
    method: 'DELETE',
    path: '/api/groups/:groupId/members/:personId',
    summary: 'Remove a member',
    signedIn: true,
    params: memberParams,
    answer: null,
  }),
  invitations: route({
    method: 'GET',
    path: '/api/groups/:groupId/invitations',
    summary: 'Invitations that can still be used',
    signedIn: true,
    params: groupParams,
    answer: z.array(invitationSchema),
  }),
  createInvitation: route({
    method: 'POST',
    path: '/api/groups/:groupId/invitations',
    summary: 'Make an invitation link',
    signedIn: true,
    params: groupParams,
    body: createInvitationSchema,
    answer: createdInvitationSchema,
  }),
  revokeInvitation: route({
    method: 'DELETE',
    path: '/api/groups/:groupId/invitations/:invitationId',
    summary: 'Revoke an invitation',
    signedIn: true,
    params: groupParams.extend({ invitationId: idSchema }),
    answer: null,
  }),
  invitationPreview: route({
    method: 'GET',
    path: '/api/invitations/:token',
    summary: 'What an invitation leads to',
    signedIn: false,
    params: tokenParams,
    answer: invitationPreviewSchema,
  }),
  acceptInvitation: route({
    method: 'POST',
    path: '/api/invitations/:token/accept',
    summary: 'Join by invitation',
    signedIn: true,
    params: tokenParams,
    answer: groupSchema,
  }),
  requestToJoin: route({
    method: 'POST',
    path: '/api/groups/:groupId/requests',
    summary: 'Ask to join',
    signedIn: true,
    params: groupParams,
    body: requestToJoinSchema,
    answer: groupSchema,
  }),
  joinRequests: route({
    method: 'GET',
    path: '/api/groups/:groupId/requests',
    summary: 'Open requests to join',
    signedIn: true,
    params: groupParams,
    answer: z.array(joinRequestSchema),
  }),
  decideRequest: route({
    method: 'POST',
    path: '/api/groups/:groupId/requests/:requestId',
    summary: 'Accept or decline a request to join',
    signedIn: true,
    params: groupParams.extend({ requestId: idSchema }),
    body: decideRequestSchema,
    answer: null,
  }),

  drafts: route({
    method: 'GET',
    path: '/api/groups/:groupId/drafts',
    summary: 'Texts not yet published',
    signedIn: true,
    params: groupParams,
    answer: z.array(draftSummarySchema),
  }),
  pasteText: route({
    method: 'POST',
    path: '/api/groups/:groupId/drafts',
    summary: 'Start a draft from pasted text',
    signedIn: true,
    params: groupParams,
    body: pasteTextSchema,
    // JSON may escape each character
    bodyBytes: limits.textBytes * 2,
    answer: draftSchema,
  }),
  uploadText: route({
    method: 'POST',
    path: '/api/groups/:groupId/drafts/upload',
    summary: 'Start a draft from a file',
    signedIn: true,
    params: groupParams,
    query: fileQuery,
    bytes: true,
    bodyBytes: limits.fileBytes,
    answer: draftSchema,
  }),
  draft: route({
    method: 'GET',
    path: '/api/drafts/:draftId',
    summary: 'A draft with its decisions',
    signedIn: true,
    params: draftParams,
    answer: draftSchema,
  }),
  changeDraft: route({
    method: 'PATCH',
    path: '/api/drafts/:draftId',
    summary: 'Undo or redo a decision, edit a draft',
    signedIn: true,
    params: draftParams,
    body: changeDraftSchema,
    bodyBytes: limits.blockCharacters * 8,
    answer: draftSchema,
  }),
  discardDraft: route({
    method: 'DELETE',
    path: '/api/drafts/:draftId',
    summary: 'Throw a draft away',
    signedIn: true,
    params: draftParams,
    answer: null,
  }),
  rehearsal: route({
    method: 'GET',
    path: '/api/drafts/:draftId/rehearsal',
    summary: 'What publishing a draft of a reading would change, and what becomes of each thread',
    signedIn: true,
    params: draftParams,
    answer: rehearsalSchema,
  }),
  publishDraft: route({
    method: 'POST',
    path: '/api/drafts/:draftId/publish',
    summary: 'Publish a draft as a reading, or as the next revision of the reading it revises',
    signedIn: true,
    params: draftParams,
    body: publishDraftSchema,
    answer: readingSummarySchema,
  }),

  readings: route({
    method: 'GET',
    path: '/api/groups/:groupId/readings',
    summary: 'The readings of a group',
    signedIn: false,
    params: groupParams,
    answer: z.array(readingSummarySchema),
  }),
  reading: route({
    method: 'GET',
    path: '/api/readings/:readingId',
    summary: 'A reading with its text and threads',
    signedIn: false,
    params: readingParams,
    answer: readingSchema,
  }),
  revisions: route({
    method: 'GET',
    path: '/api/readings/:readingId/revisions',
    summary: 'The revisions of a reading, the newest first',
    signedIn: false,
    params: readingParams,
    answer: z.array(revisionSummarySchema),
  }),
  revision: route({
    method: 'GET',
    path: '/api/readings/:readingId/revisions/:number',
    summary: 'One revision, with the threads as they stand on it',
    signedIn: false,
    params: readingParams.extend({ number: revisionNumberText }),
    answer: revisionSchema,
  }),
  compareRevisions: route({
    method: 'GET',
    path: '/api/readings/:readingId/compare',
    summary: 'What changed from one revision to another',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({ from: revisionNumberText, to: revisionNumberText }),
    answer: comparisonSchema,
  }),
  original: route({
    method: 'GET',
    path: '/api/readings/:readingId/original',
    summary: 'The file a reading came from, or that of an older revision',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({ number: revisionNumberText.optional() }),
    file: ['application/octet-stream'],
    answer: null,
  }),
  exportReading: route({
    method: 'GET',
    path: '/api/readings/:readingId/export',
    summary: 'A reading with its threads as a file',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({ format: exportFormatSchema }),
    file: Object.values(exportFiles).map(({ mediaType }) => mediaType.replace(/;.*/, '')),
    answer: null,
  }),
  importAnnotations: route({
    method: 'POST',
    path: '/api/readings/:readingId/annotations',
    summary: 'Bring in annotations made elsewhere, and say what was anchored how',
    signedIn: true,
    params: readingParams,
    body: importAnnotationsSchema,
    bodyBytes: limits.annotationBytes,
    bodyKeys: limits.annotationKeys,
    answer: annotationReportSchema,
  }),
  startRevision: route({
    method: 'POST',
    path: '/api/readings/:readingId/drafts',
    summary: 'Start the next revision from the present one',
    signedIn: true,
    params: readingParams,
    body: startRevisionSchema,
    answer: draftSchema,
  }),
  pasteRevision: route({
    method: 'POST',
    path: '/api/readings/:readingId/drafts/paste',
    summary: 'Start the next revision from pasted text',
    signedIn: true,
    params: readingParams,
    body: pasteTextSchema,
    bodyBytes: limits.textBytes * 2,
    answer: draftSchema,
  }),
  uploadRevision: route({
    method: 'POST',
    path: '/api/readings/:readingId/drafts/upload',
    summary: 'Start the next revision from a file',
    signedIn: true,
    params: readingParams,
    query: fileQuery,
    bytes: true,
    bodyBytes: limits.fileBytes,
    answer: draftSchema,
  }),
  readingEvents: route({
    method: 'GET',
    path: '/api/readings/:readingId/events',
    summary: 'Events after a number',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({ since: sequenceText }),
    answer: eventPageSchema,
  }),
  comments: route({
    method: 'GET',
    path: '/api/readings/:readingId/comments',
    summary: 'The comments at one block, of one thread, or (neither given) on the whole reading',
    signedIn: false,
    params: readingParams,
    query: z.strictObject({
      blockId: idSchema.optional(),
      threadId: idSchema.optional(),
      after: sequenceText.optional(),
    }),
    answer: commentPageSchema,
  }),
  openThread: route({
    method: 'POST',
    path: '/api/threads',
    summary: 'Open a thread',
    signedIn: true,
    body: openThreadSchema,
    bodyBytes: limits.socketFrameBytes,
    answer: threadCommandAnswerSchema,
  }),
  placeThread: route({
    method: 'POST',
    path: '/api/threads/place',
    summary: 'Put a thread in its place again',
    signedIn: true,
    body: placeThreadSchema,
    bodyBytes: limits.socketFrameBytes,
    answer: threadCommandAnswerSchema,
  }),
  createComment: route({
    method: 'POST',
    path: '/api/comments',
    summary: 'Answer in a thread',
    signedIn: true,
    body: createCommentSchema,
    bodyBytes: limits.socketFrameBytes,
    answer: threadCommandAnswerSchema,
  }),
  editComment: route({
    method: 'POST',
    path: '/api/comments/edit',
    summary: 'Edit one’s comment',
    signedIn: true,
    body: editCommentSchema,
    bodyBytes: limits.socketFrameBytes,
    answer: threadCommandAnswerSchema,
  }),
  deleteComment: route({
    method: 'POST',
    path: '/api/comments/delete',
    summary: 'Delete one’s comment',
    signedIn: true,
    body: deleteCommentSchema,
    answer: threadCommandAnswerSchema,
  }),
  markThreadRead: route({
    method: 'POST',
    path: '/api/read-state/thread',
    summary: 'Mark a thread as read',
    signedIn: true,
    body: markThreadReadSchema,
    answer: null,
  }),
  markReadingRead: route({
    method: 'POST',
    path: '/api/read-state/reading',
    summary: 'Mark a reading as read',
    signedIn: true,
    body: markReadingReadSchema,
    answer: null,
  }),
} as const;

type Parsed<T> = T extends z.ZodType ? z.output<T> : Record<never, never>;
type Sent<T> = T extends z.ZodType ? z.input<T> : Record<never, never>;
/** What a use case behind a route gets: parameters, query and body in one. */
export type RouteInput<R extends Route> = Parsed<R['params']> & Parsed<R['query']> & Parsed<R['body']>;
/** What a caller of a route gives: `params`, `query` and `body` before parsing. */
export interface RouteRequest<R extends Route> {
  params: Sent<R['params']>;
  query: Sent<R['query']>;
  body: Sent<R['body']>;
}
/** What a route answers. */
export type RouteAnswer<R extends Route> = R['answer'] extends z.ZodType ? z.output<R['answer']> : undefined;
