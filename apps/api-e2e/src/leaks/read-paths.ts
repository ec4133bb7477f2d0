import type { routes } from '@lectern/contracts';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import type { AnyInput } from '../api';

/** What there is to look at, and what is hidden in it. */
export interface Hidden {
  readonly groupId: string;
  readonly readingId: string;
  /** the paragraph something hidden was said about */
  readonly blockId: string;
  readonly draftId: string;
  readonly threadId: string;
  readonly commentId: string;
  /** a picture in it */
  readonly pictureId: string;
  /** who said it, and who is mentioned in it */
  readonly authorId: string;
  readonly mentionedId: string;
}

/** A word that stands in what is hidden and nowhere else. */
export const hiddenWord = 'zanzibarite';

/** How to ask a route for what is hidden, in every way it can be asked. */
type Asking = (at: Hidden) => readonly AnyInput[];
/**
 * What is decided about a route: how it is asked; that it changes what is hidden, and so is refused as if that were not
 * there; or why it can show nothing of what is said in a reading.
 */
export type Decision = Asking | { readonly refused: (at: Hidden) => AnyInput } | { readonly nothing: string };

const account = { nothing: 'one’s own account' };
const group = { nothing: 'who is in a group, not what is said there' };
const text = { nothing: 'texts before they are published' };
const cases = { nothing: 'a case is opened by a report, and what is hidden cannot be reported' };
const meetings = { nothing: 'what is done in a meeting, not what is said in the reading' };
const afterwards = {
  nothing: 'of the comments of a meeting’s time only those that everybody hears; held by its own test',
};
const portions = { nothing: 'which parts of a text are read when and by whom, not what is said there' };
const says = { nothing: 'answers with what the caller says in it' };
const reading = ({ readingId }: Hidden) => ({ params: { readingId } });
const asking = (at: Hidden, query: Record<string, string>): AnyInput => ({ ...reading(at), query });
const searching = (query: Record<string, string>): AnyInput => ({ query });
const about = (body: (at: Hidden) => object) => ({
  refused: (at: Hidden) => ({ body: { commandId: uuidv7(), ...body(at) } }),
});

/** Every route of the contracts: a new one without a decision fails. */
export const readPaths: Readonly<Record<keyof typeof routes, Decision>> = {
  currentAccount: account,
  register: account,
  setUp: account,
  updateAccount: account,
  changePassword: account,
  requestPasswordReset: account,
  resetPassword: account,
  signIn: account,
  signOut: account,
  sessions: account,
  ownData: account,
  departure: account,
  requestDeparture: account,
  cancelDeparture: account,
  contacts: account,
  chooseContact: account,
  forgetContact: account,
  endSession: account,

  groups: () => [{}],
  createGroup: group,
  group: ({ groupId }) => [{ params: { groupId } }],
  updateGroup: group,
  joinGroup: group,
  leaveGroup: group,
  members: group,
  changeRole: group,
  removeMember: group,
  invitations: group,
  createInvitation: group,
  revokeInvitation: group,
  invitationPreview: group,
  acceptInvitation: group,
  requestToJoin: group,
  joinRequests: group,
  decideRequest: group,

  drafts: ({ groupId }) => [{ params: { groupId } }],
  pasteText: text,
  uploadText: text,
  imports: text,
  importAddress: text,
  import: text,
  cancelImport: text,
  draft: ({ draftId }) => [{ params: { draftId } }],
  draftOriginal: { nothing: 'the file as it was brought' },
  changeDraft: text,
  discardDraft: text,
  rehearsal: ({ draftId }) => [{ params: { draftId } }],
  publishDraft: text,

  readings: ({ groupId }) => [{ params: { groupId } }],
  reading: (at) => [reading(at)],
  aboutReading: (at) => [reading(at)],
  revisions: (at) => [reading(at)],
  revision: ({ readingId }) => [{ params: { readingId, number: '1' } }],
  compareRevisions: (at) => [{ ...reading(at), query: { from: '1', to: '1' } }],
  carriedPlaces: (at) => [{ ...reading(at), query: { from: '1', blockIds: at.blockId } }],
  shownLinks: ({ readingId, commentId, blockId }) =>
    [`reading:${readingId}`, `comment:${commentId}`, `paragraph:${readingId}:${blockId}:1`].map((to) =>
      searching({ to }),
    ),
  uploadPicture: { nothing: 'answers with the picture it was given' },
  picture: ({ pictureId }) => [{ params: { pictureId } }],
  ledger: (at) => [reading(at)],
  original: { nothing: 'the file as it was brought' },
  exportReading: (at) => ['markdown', 'html', 'csv', 'jsonld'].map((format) => ({ ...reading(at), query: { format } })),
  importAnnotations: says,
  startRevision: text,
  pasteRevision: text,
  uploadRevision: text,
  importRevisionAddress: text,

  readingEvents: (at) => [{ ...reading(at), query: { since: '0' } }],
  comments: (at) => [
    reading(at),
    asking(at, { blockId: at.blockId }),
    asking(at, { threadId: at.threadId }),
    asking(at, { scope: 'everywhere' }),
    asking(at, { scope: 'nowhere' }),
  ],
  groupLatest: ({ groupId }) => [{ params: { groupId } }],
  readingThreads: (at) => [
    reading(at),
    ...['new', 'mine', 'circle'].map((of) => ({ ...reading(at), query: { of } })),
    ...['latest', 'oldest', 'longest'].map((order) => ({ ...reading(at), query: { order } })),
    { ...reading(at), query: { personId: at.authorId } },
  ],
  openThread: says,
  placeThread: about(({ threadId }) => ({ threadId, anchor: { blockId: null, span: null } })),
  changeThread: about(({ threadId }) => ({ threadId, change: { what: 'resolved', isResolved: true } })),
  widenThread: about(({ threadId }) => ({ threadId, audience: 'group' })),
  moveThread: about(({ threadId, readingId }) => ({
    threadId,
    mode: 'copy',
    readingId,
    anchor: { blockId: null, span: null },
  })),
  changeFirstThoughts: { nothing: 'says what is asked for; what it shows is for everybody then' },
  changeReading: { nothing: 'says how far the reading goes on, the same for everybody who sees it' },
  createComment: about(({ threadId }) => ({ threadId, parentId: null, body: 'An answer.' })),
  editComment: about(({ commentId }) => ({ commentId, baseSeq: 99, body: 'Other words.' })),
  begunTexts: (at) => [reading(at)],
  saveBegunText: says,
  forgetBegunText: { nothing: 'what the caller began to write themselves' },
  openQuestions: ({ groupId }) => [{ params: { groupId } }],
  commentPlace: { refused: ({ commentId }) => ({ params: { commentId } }) },
  commentVersions: { refused: ({ commentId }) => ({ params: { commentId } }) },
  deleteComment: about(({ commentId }) => ({ commentId })),
  reactToComment: about(({ commentId }) => ({ commentId, reaction: 'agree', isOn: true })),
  markThreadRead: { refused: ({ threadId }) => ({ body: { threadId, upToSeq: 1 } }) },
  markReadingRead: { nothing: 'answers with nothing' },
  search: ({ groupId, readingId }) => [
    searching({ q: hiddenWord }),
    searching({ q: `lamp or ${hiddenWord}`, groupId, kind: 'comments' }),
    searching({ q: `"${hiddenWord}"`, readingId }),
  ],
  mentionable: group,
  mentioned: (at) => [{ ...reading(at), query: { personIds: at.mentionedId } }],

  groupRules: group,
  moderationRecord: cases,
  publishRules: group,
  reportComment: about(({ commentId }) => ({ commentId, kind: 'insult', words: '' })),
  ownReports: () => [{}],
  cases: ({ groupId }) => [{ params: { groupId } }],
  moderationEvents: ({ groupId }) => [{ params: { groupId }, query: { since: '0' } }],
  case: cases,
  actOnCase: cases,
  preparedTexts: group,
  publishPreparedTexts: group,
  decideInBulk: { nothing: 'answers which cases were named, and refuses who leads no group' },
  bulk: { nothing: 'only who gave it, who leads the group' },
  undoBulk: { nothing: 'only who gave it, who leads the group' },
  statements: () => [{}],
  unreadStatements: () => [{}],
  statement: cases,
  memberStrikes: group,
  ownStrikes: () => [{}],
  ownTalks: () => [{}],
  answerTalk: cases,
  appeal: cases,
  restrictMember: group,
  restrictions: group,
  liftRestriction: group,
  appealRestriction: { nothing: 'only whom it restricts, who is told no more than before' },
  judgeRestriction: group,
  beginRaidMode: group,
  endRaidMode: group,
  dismissRaidSigns: group,
  ownRestrictions: group,
  postingRules: group,
  updatePosting: group,
  addWordRule: group,
  removeWordRule: group,
  tryWords: group,
  heldPosts: ({ groupId }) => [{ params: { groupId } }],
  decideHeldPost: { nothing: 'what waits for a moderator has not been said yet' },
  releaseHeldPosts: { nothing: 'what waits for a moderator has not been said yet' },
  liveSessions: ({ groupId }) => [{ params: { groupId } }],
  scheduleLiveSession: meetings,
  scheduleLiveSeries: meetings,
  previewLiveSeries: meetings,
  liveSeries: meetings,
  changeLiveSeries: meetings,
  liveSession: meetings,
  liveSessionEvents: meetings,
  liveSessionCalendar: meetings,
  liveRecap: afterwards,
  exportLiveRecap: afterwards,
  actInLiveSession: meetings,
  actInChat: meetings,
  actOnFollowUps: meetings,
  arrangeLive: meetings,
  actAtSide: meetings,
  liveSide: meetings,
  liveSideEvents: meetings,
  backstage: meetings,
  openFollowUps: { nothing: 'what is to be done after a session, in words of those who lead it' },
  actOnHands: meetings,
  actOnPolls: meetings,
  pollAnswers: meetings,

  circles: (at) => [reading(at)],
  dealCircles: portions,
  placeInCircle: portions,
  dissolveCircles: portions,
  schedule: (at) => [reading(at)],
  changeSchedule: portions,
  markPortion: portions,
  comingPortions: portions,
  calendars: account,
  createCalendar: account,
  revokeCalendar: account,
  calendarFile: portions,

  notifications: () => [{ query: { of: 'all' } }, { query: { of: 'unread' } }],
  markNotificationsRead: says,
  notificationLevels: account,
  setNotificationLevel: account,
  notificationSettings: account,
  changeNotificationSettings: account,
  pushHere: account,
  setPush: account,
  endPush: account,
  unsubscribe: account,
};

/** What is not there. */
export function nothingOf(at: Hidden): Hidden {
  return { ...at, threadId: uuidv7(), commentId: uuidv7(), pictureId: uuidv4() };
}
