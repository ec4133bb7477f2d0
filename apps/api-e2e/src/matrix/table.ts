import { type routes, type ErrorCode } from '@lectern/contracts';
import { v4 as uuidv4, v7 as uuidv7 } from 'uuid';
import type { AnyInput } from '../api';
import { samplePicture, sampleText } from '../texts';
import { newLiveSeries, newLiveSession } from '../live-sessions';
import { byFirstRule, wordRule, type Places } from './world';

/** What a cell of the table stands for. */
export const outcomes = {
  '+': 'ok',
  A: 'E_AUTH',
  N: 'E_NOT_FOUND',
  F: 'E_FORBIDDEN',
  C: 'E_CONFLICT',
  L: 'E_LAST_OWNER',
  G: 'E_GONE',
  W: 'E_CREDENTIALS',
} as const satisfies Record<string, ErrorCode | 'ok'>;
export type Cell = keyof typeof outcomes;
export type RouteName = keyof typeof routes;

/** What becomes of one route for every actor, in a private group and in a public one. */
export interface Row {
  /** anonymous, stranger, former, observer, member, moderator, owner */
  readonly private: string;
  readonly public: string;
  readonly input: (at: Places) => AnyInput;
  readonly joinPolicy?: 'request' | 'open';
  /** what is used up where it is allowed, and has to be made anew for the next */
  readonly spoils?: 'group' | 'reading' | 'draft' | 'thread' | 'held' | 'restriction';
}

const everyone = { private: '+ + + + + + +', public: '+ + + + + + +' };
const signedIn = { private: 'A + + + + + +', public: 'A + + + + + +' };
const readers = { private: 'N N N + + + +', public: '+ + + + + + +' };
const signedInReaders = { private: 'A N N + + + +', public: 'A + + + + + +' };
const members = { private: 'A N N + + + +', public: 'A F F + + + +' };
const writers = { private: 'A N N F + + +', public: 'A F F F + + +' };
const leaders = { private: 'A N N F F + +', public: 'A F F F F + +' };
const author = { private: 'A N N F + F F', public: 'A F F F + F F' };
const importer = { private: 'A N N N + N N', public: 'A N N N + N N' };
/** of cases others do not even know */
const moderators = { private: 'A N N N N + +', public: 'A N N N N + +' };
const draftWorkers = { private: 'A N N N + + +', public: 'A N N N + + +' };

const group = ({ groupId }: Places) => ({ params: { groupId } });
const reading = ({ readingId }: Places) => ({ params: { readingId } });
const draft = ({ draftId }: Places) => ({ params: { draftId } });
const side = ({ pollId: sideId }: Places) => ({ params: { sideId } });
const liveSession = ({ liveSessionId: sessionId }: Places) => ({ params: { sessionId } });
const member = ({ groupId, otherPersonId: personId }: Places) => ({ params: { groupId, personId } });
const newSettings = { name: 'New', description: '', visibility: 'public', joinPolicy: 'open' };
const newPassword = 'a heron stands in the rain';
const browserKeys = { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) };

/** Every route of the contracts × who calls × what may be seen. The one place that says who may do what over HTTP. */
export const table: Readonly<Record<RouteName, Row>> = {
  currentAccount: { ...everyone, input: () => ({}) },
  register: {
    private: '+ C C C C C C',
    public: '+ C C C C C C',
    input: () => ({ body: { email: `${uuidv4()}@example.org`, displayName: 'New', password: newPassword } }),
  },
  setUp: {
    private: 'G G G G G G G',
    public: 'G G G G G G G',
    input: () => ({
      body: { token: 'x'.repeat(43), email: `${uuidv4()}@example.org`, displayName: 'New', password: newPassword },
    }),
  },
  updateAccount: { ...signedIn, input: () => ({ body: { displayName: 'Renamed' } }) },
  // the present password is the same for everybody here, and stays so
  changePassword: {
    ...signedIn,
    input: () => ({ body: { currentPassword: 'windmill carrot seventeen', newPassword: 'windmill carrot seventeen' } }),
  },
  // the same answer for everybody, whether the address has an account or not
  requestPasswordReset: { ...everyone, input: () => ({ body: { email: 'matrix@example.org' } }) },
  resetPassword: {
    private: 'G G G G G G G',
    public: 'G G G G G G G',
    input: () => ({ body: { token: 'x'.repeat(43), password: newPassword } }),
  },
  // refused for everybody alike: there is no such account; signing in rightly is tested with accounts
  signIn: {
    private: 'W W W W W W W',
    public: 'W W W W W W W',
    input: () => ({ body: { email: 'matrix@example.org', password: newPassword } }),
  },
  signOut: { ...everyone, input: () => ({}) },
  sessions: { ...signedIn, input: () => ({}) },
  ownData: { ...signedIn, input: () => ({ query: { format: 'json' } }) },
  departure: { ...signedIn, input: () => ({}) },
  // weeks before anything goes; the cast is gone by then
  requestDeparture: { ...signedIn, input: () => ({ body: { password: 'windmill carrot seventeen' } }) },
  cancelDeparture: { ...signedIn, input: () => ({}) },
  contacts: { ...signedIn, input: () => ({}) },
  // an id alone is nobody; whom one can mute is tested with contacts
  chooseContact: {
    private: 'A N N N N N N',
    public: 'A N N N N N N',
    input: () => ({ params: { personId: uuidv4() }, body: { choice: 'muted' } }),
  },
  forgetContact: { ...signedIn, input: ({ otherPersonId: personId }) => ({ params: { personId } }) },
  endSession: {
    private: 'A N N N N N N',
    public: 'A N N N N N N',
    input: ({ sessionId }) => ({ params: { sessionId } }),
  },

  groups: { ...everyone, input: () => ({}) },
  createGroup: { ...signedIn, input: () => ({ body: { commandId: uuidv7(), ...newSettings } }) },
  group: { ...readers, input: group },
  updateGroup: {
    private: 'A N N F F F +',
    public: 'A F F F F F +',
    input: (at) => ({ ...group(at), body: { name: 'Renamed' } }),
  },
  joinGroup: { ...signedInReaders, joinPolicy: 'open', spoils: 'group', input: group },
  leaveGroup: { private: 'A N N + + + L', public: 'A F F + + + L', spoils: 'group', input: group },
  members: { ...members, input: group },
  changeRole: { ...leaders, input: (at) => ({ ...member(at), body: { role: 'observer' } }) },
  removeMember: { ...leaders, spoils: 'group', input: member },
  invitations: { ...leaders, input: group },
  createInvitation: {
    ...leaders,
    input: (at) => ({ ...group(at), body: { role: 'member', usesMax: 1, expiresInDays: 1 } }),
  },
  revokeInvitation: {
    ...leaders,
    spoils: 'group',
    input: ({ groupId, invitationId }) => ({ params: { groupId, invitationId } }),
  },
  // whoever holds the link may
  invitationPreview: { ...everyone, input: ({ token }) => ({ params: { token } }) },
  acceptInvitation: { ...signedIn, spoils: 'group', input: ({ token }) => ({ params: { token } }) },
  requestToJoin: {
    private: 'A N N F F F F',
    public: 'A + + F F F F',
    input: (at) => ({ ...group(at), body: { message: 'Please.' } }),
  },
  joinRequests: { ...leaders, input: group },
  decideRequest: {
    ...leaders,
    spoils: 'group',
    input: ({ groupId, requestId }) => ({ params: { groupId, requestId }, body: { decision: 'accept' } }),
  },

  drafts: { ...writers, input: group },
  pasteText: {
    ...writers,
    input: (at) => ({ ...group(at), body: { commandId: uuidv7(), text: sampleText, format: 'markdown' } }),
  },
  uploadText: {
    ...writers,
    input: (at) => ({
      ...group(at),
      query: { fileName: 'lamps.md', commandId: uuidv7() },
      bytes: new TextEncoder().encode(sampleText),
    }),
  },
  // the import is the member's; of other people's nobody knows
  imports: { ...writers, input: group },
  // that the address is refused afterwards says the import itself
  importAddress: {
    ...writers,
    input: (at) => ({ ...group(at), body: { commandId: uuidv7(), address: 'http://127.0.0.1/essay' } }),
  },
  import: { ...importer, input: ({ importId }) => ({ params: { importId } }) },
  cancelImport: { ...importer, input: ({ importId }) => ({ params: { importId } }) },
  draft: { ...draftWorkers, input: draft },
  draftOriginal: { ...draftWorkers, input: draft },
  changeDraft: {
    ...draftWorkers,
    spoils: 'draft',
    input: (at) => ({ ...draft(at), body: { version: 1, change: { kind: 'remove-block', block: 1 } } }),
  },
  discardDraft: { ...draftWorkers, spoils: 'draft', input: draft },
  rehearsal: { ...draftWorkers, input: ({ revisionDraftId: draftId }) => ({ params: { draftId } }) },
  publishDraft: { ...draftWorkers, spoils: 'draft', input: (at) => ({ ...draft(at), body: { version: 1 } }) },

  readings: { ...readers, input: group },
  reading: { ...readers, input: reading },
  aboutReading: { ...readers, input: reading },
  revisions: { ...readers, input: reading },
  revision: { ...readers, input: ({ readingId }) => ({ params: { readingId, number: '1' } }) },
  compareRevisions: { ...readers, input: (at) => ({ ...reading(at), query: { from: '1', to: '1' } }) },
  carriedPlaces: { ...readers, input: (at) => ({ ...reading(at), query: { from: '1', blockIds: uuidv4() } }) },
  shownLinks: { ...everyone, input: ({ readingId }) => ({ query: { to: `reading:${readingId}` } }) },
  // the reading was added by the member
  ledger: { ...writers, input: reading },
  original: { ...readers, input: reading },
  uploadPicture: { ...writers, input: (at) => ({ ...reading(at), bytes: samplePicture }) },
  // the member gave it, and it stands in a comment for everybody
  picture: { ...readers, input: ({ pictureId }) => ({ params: { pictureId } }) },
  exportReading: { ...readers, input: (at) => ({ ...reading(at), query: { format: 'jsonld' } }) },
  importAnnotations: {
    ...writers,
    input: (at) => ({ ...reading(at), body: { source: 'hypothesis', annotations: { annotations: [] } } }),
  },
  startRevision: { ...writers, input: (at) => ({ ...reading(at), body: { commandId: uuidv7() } }) },
  pasteRevision: {
    ...writers,
    input: (at) => ({ ...reading(at), body: { commandId: uuidv7(), text: sampleText, format: 'markdown' } }),
  },
  uploadRevision: {
    ...writers,
    input: (at) => ({
      ...reading(at),
      query: { fileName: 'lamps.md', commandId: uuidv7() },
      bytes: new TextEncoder().encode(sampleText),
    }),
  },
  importRevisionAddress: {
    ...writers,
    input: (at) => ({ ...reading(at), body: { commandId: uuidv7(), address: 'http://127.0.0.1/essay' } }),
  },
  readingEvents: { ...readers, input: (at) => ({ ...reading(at), query: { since: '0' } }) },
  comments: { ...readers, input: reading },
  groupLatest: { ...readers, input: group },
  readingThreads: { ...readers, input: reading },
  openThread: {
    ...writers,
    input: ({ readingId }) => ({
      body: { commandId: uuidv7(), readingId, anchor: { blockId: null, span: null }, body: 'A thought.' },
    }),
  },
  // the thread was opened by the member
  placeThread: {
    ...writers,
    input: ({ threadId }) => ({
      body: { commandId: uuidv7(), threadId, anchor: { blockId: null, span: null } },
    }),
  },
  changeThread: {
    private: 'A N N F + + +',
    public: 'A F F F + + +',
    input: ({ threadId }) => ({
      body: { commandId: uuidv7(), threadId, change: { what: 'resolved', isResolved: true } },
    }),
  },
  // it is for everybody already: a note is its author's alone, and to nobody else there
  widenThread: {
    private: 'A N N C C C C',
    public: 'A C C C C C C',
    input: ({ threadId }) => ({ body: { commandId: uuidv7(), threadId, audience: 'group' } }),
  },
  // it is in this reading already; who goes where is held by the tests of the use case
  moveThread: {
    private: 'A N N F C C C',
    public: 'A F F F C C C',
    input: ({ threadId, readingId }) => ({
      body: { commandId: uuidv7(), threadId, mode: 'move', readingId, anchor: { blockId: null, span: null } },
    }),
  },
  changeFirstThoughts: {
    private: 'A N N F F + +',
    public: 'A F F F F + +',
    input: (at) => ({ ...reading(at), body: { commandId: uuidv7(), firstThoughts: { until: null } } }),
  },
  changeReading: {
    private: 'A N N F F + +',
    public: 'A F F F F + +',
    input: (at) => ({ ...reading(at), body: { commandId: uuidv7(), change: { what: 'closed', from: null } } }),
  },
  createComment: {
    ...writers,
    input: ({ threadId }) => ({ body: { commandId: uuidv7(), threadId, parentId: null, body: 'An answer.' } }),
  },
  editComment: {
    ...author,
    spoils: 'thread',
    input: ({ commentId, commentSeq }) => ({
      body: { commandId: uuidv7(), commentId, baseSeq: commentSeq, body: 'Better said.' },
    }),
  },
  begunTexts: { ...signedInReaders, input: reading },
  saveBegunText: {
    ...writers,
    input: (at) => ({
      ...reading(at),
      body: { target: { kind: 'thread', place: 'reading', span: null }, body: 'Begun.', revision: 1 },
    }),
  },
  forgetBegunText: { ...signedInReaders, input: (at) => ({ ...reading(at), body: { key: 'thread:reading' } }) },
  openQuestions: { ...readers, input: group },
  commentPlace: { ...readers, input: ({ commentId }) => ({ params: { commentId } }) },
  commentVersions: { ...readers, input: ({ commentId }) => ({ params: { commentId } }) },
  deleteComment: {
    ...author,
    spoils: 'thread',
    input: ({ commentId }) => ({ body: { commandId: uuidv7(), commentId } }),
  },
  reactToComment: {
    ...writers,
    input: ({ commentId }) => ({ body: { commandId: uuidv7(), commentId, reaction: 'agree', isOn: true } }),
  },
  markThreadRead: { ...signedInReaders, input: ({ threadId }) => ({ body: { threadId, upToSeq: 1 } }) },
  mentionable: { ...writers, input: (at) => ({ ...reading(at), query: { q: 'o' } }) },
  mentioned: { ...readers, input: (at) => ({ ...reading(at), query: { personIds: at.otherPersonId } }) },
  circles: { ...readers, input: reading },
  dealCircles: {
    ...leaders,
    input: (at) => ({ ...reading(at), body: { how: 'dealt', basis: null, size: 3, withLeaders: true } }),
    spoils: 'reading',
  },
  // there are no circles yet; who is put where is held by the tests of the use case
  placeInCircle: {
    private: 'A N N F F C C',
    public: 'A F F F F C C',
    input: (at) => ({ ...reading(at), body: { personId: at.otherPersonId, circleId: uuidv4() } }),
  },
  dissolveCircles: {
    private: 'A N N F F C C',
    public: 'A F F F F C C',
    input: (at) => ({ ...reading(at), body: { basis: uuidv4() } }),
  },
  schedule: { ...readers, input: reading },
  changeSchedule: {
    ...leaders,
    input: (at) => ({ ...reading(at), body: { version: 0, portions: [] } }),
    spoils: 'reading',
  },
  // no portion has this name, whoever asks; that members mark theirs is tested with schedules
  markPortion: {
    private: 'A N N N N N N',
    public: 'A N N N N N N',
    input: () => ({ params: { portionId: uuidv4() }, body: { isDone: true } }),
  },
  comingPortions: { ...readers, input: (at) => ({ ...group(at), query: { from: '2026-01-01' } }) },
  calendars: { ...signedIn, input: () => ({}) },
  createCalendar: { ...members, input: ({ groupId }) => ({ body: { groupId } }) },
  revokeCalendar: { ...signedIn, input: ({ groupId }) => ({ body: { groupId } }) },
  calendarFile: {
    private: 'N N N N N N N',
    public: 'N N N N N N N',
    input: () => ({ params: { token: 'x'.repeat(43) } }),
  },
  notifications: { ...signedIn, input: () => ({}) },
  markNotificationsRead: { ...signedIn, input: () => ({ body: { commentIds: 'all' } }) },
  notificationLevels: { ...signedIn, input: () => ({}) },
  notificationSettings: { ...signedIn, input: () => ({}) },
  changeNotificationSettings: {
    ...signedIn,
    input: () => ({
      body: { timeZone: 'UTC', quietHours: null, mailMentions: false, mailSessions: false, digest: 'never' },
    }),
  },
  pushHere: { ...signedIn, input: () => ({}) },
  setPush: {
    ...signedIn,
    input: () => ({ body: { endpoint: `https://push.example.org/${uuidv4()}`, keys: browserKeys, showsWords: false } }),
  },
  endPush: { ...signedIn, input: () => ({ params: { sessionId: uuidv4() } }) },
  // nobody has got this link; that it works is tested with letters
  unsubscribe: {
    private: 'G G G G G G G',
    public: 'G G G G G G G',
    input: () => ({ params: { token: 'x'.repeat(43) } }),
  },
  setNotificationLevel: {
    ...members,
    input: ({ groupId }) => ({ body: { of: 'group', id: groupId, level: 'mentions' } }),
  },
  groupRules: { ...readers, input: group },
  moderationRecord: { ...readers, input: group },
  publishRules: {
    private: 'A N N F F F +',
    public: 'A F F F F F +',
    spoils: 'group',
    input: (at) => ({ ...group(at), body: { baseVersion: 0, rules: [{ title: 'Be kind', text: '' }] } }),
  },
  // of one's own nobody reports anything: the comment is the member's
  reportComment: {
    private: 'A N N + F + +',
    public: 'A + + + F + +',
    input: ({ commentId }) => ({ body: { commandId: uuidv7(), commentId, kind: 'insult', words: '' } }),
  },
  ownReports: { ...signedIn, input: () => ({}) },
  cases: { ...leaders, input: (at) => ({ ...group(at), query: {} }) },
  moderationEvents: { ...leaders, input: (at) => ({ ...group(at), query: { since: '0' } }) },
  case: { ...moderators, input: ({ caseId }) => ({ params: { caseId } }) },
  actOnCase: {
    ...moderators,
    input: ({ caseId }) => ({
      params: { caseId },
      body: { commandId: uuidv7(), version: 1, act: { do: 'note', words: 'I know the book.' } },
    }),
  },
  // it goes through what is there: the world's case was decided before, which its item says
  decideInBulk: {
    ...leaders,
    input: ({ groupId, caseId }) => ({
      params: { groupId },
      body: {
        commandId: uuidv7(),
        action: 'warn',
        reason: 'It speaks of people.',
        ruleVersion: 0,
        ruleNumber: 1,
        cases: [{ caseId, version: 1, bodyVersion: 1 }],
      },
    }),
  },
  preparedTexts: { ...leaders, input: group },
  publishPreparedTexts: {
    ...leaders,
    spoils: 'group',
    input: (at) => ({
      ...group(at),
      body: { baseVersion: 0, texts: [{ name: 'Names', text: 'Dear {author}.', ruleNumber: null }] },
    }),
  },
  // whose it is, is nobody of this table
  bulk: { private: 'A N N N N N N', public: 'A N N N N N N', input: () => ({ params: { bulkId: uuidv7() } }) },
  undoBulk: { private: 'A N N N N N N', public: 'A N N N N N N', input: () => ({ params: { bulkId: uuidv7() } }) },
  statements: { ...signedIn, input: () => ({}) },
  unreadStatements: { ...signedIn, input: () => ({}) },
  // told to the member, who wrote the comment that was decided about
  statement: { ...importer, input: ({ statementId }) => ({ params: { statementId } }) },
  ownStrikes: { ...signedIn, input: () => ({}) },
  ownTalks: { ...signedIn, input: () => ({}) },
  memberStrikes: {
    ...leaders,
    input: member,
  },
  // no moderator began one: there is none, for nobody
  answerTalk: {
    private: 'A N N N N N N',
    public: 'A N N N N N N',
    input: ({ caseId }) => ({ params: { caseId }, body: { commandId: uuidv7(), words: 'I meant the text.' } }),
  },
  appeal: {
    ...importer,
    input: ({ decisionId }) => ({ body: { commandId: uuidv7(), decisionId, words: 'It was a quotation.' } }),
  },
  search: { ...signedInReaders, input: ({ groupId }) => ({ query: { q: 'lamp', groupId } }) },
  liveSessions: { ...readers, input: group },
  scheduleLiveSession: { ...writers, input: (at) => ({ ...reading(at), body: newLiveSession() }) },
  scheduleLiveSeries: { ...writers, input: (at) => ({ ...reading(at), body: newLiveSeries() }) },
  previewLiveSeries: {
    ...signedIn,
    input: () => ({ body: { start: '2031-03-28T19:00', timeZone: 'Europe/Berlin', rule: newLiveSeries().rule } }),
  },
  liveSeries: { ...readers, input: ({ seriesSessionId: sessionId }) => ({ params: { sessionId } }) },
  // who hosts may, and is refused for the version they name
  changeLiveSeries: {
    private: 'A N N F F F C',
    public: 'A F F F F F C',
    input: ({ seriesSessionId: sessionId }) => {
      const { commandId: _, coHostIds: __, rule, ...plan } = newLiveSeries();
      return { params: { sessionId }, body: { scope: 'all', plan, rule, seenVersion: 99 } };
    },
  },
  liveSession: { ...readers, input: liveSession },
  liveSessionEvents: { ...readers, input: (at) => ({ ...liveSession(at), query: { since: '0' } }) },
  liveSessionCalendar: { ...readers, input: liveSession },
  liveRecap: { ...readers, input: liveSession },
  exportLiveRecap: { ...readers, input: (at) => ({ ...liveSession(at), query: { format: 'json' } }) },
  // who sees a group without belonging to it has no part in its sessions; the lobby is open
  actInLiveSession: {
    ...members,
    input: ({ liveSessionId: sessionId }) => ({ body: { commandId: uuidv7(), sessionId, act: { what: 'enter' } } }),
  },
  // a facilitator's to say; who leads the group and has no role in the session is none
  actOnHands: {
    private: 'A N N F F F +',
    public: 'A F F F F F +',
    input: ({ liveSessionId: sessionId }) => ({
      body: {
        commandId: uuidv7(),
        sessionId,
        act: { what: 'turn-rules', order: 'first-come', turnSeconds: 120, seenSeq: 0 },
      },
    }),
  },
  actOnPolls: {
    private: 'A N N F C C +',
    public: 'A F F F C C +',
    input: ({ meetingId: sessionId, pollId }) => ({
      body: { commandId: uuidv7(), sessionId, act: { what: 'vote', pollId, vote: [4] } },
    }),
  },
  actInChat: {
    private: 'A N N F C C +',
    public: 'A F F F C C +',
    input: ({ meetingId: sessionId }) => ({
      body: { commandId: uuidv7(), sessionId, act: { what: 'say', text: 'Good evening' } },
    }),
  },
  // those who lead write them down, also who leads the group
  actOnFollowUps: {
    private: 'A N N F F + +',
    public: 'A F F F F + +',
    input: ({ meetingId: sessionId }) => {
      const words = { text: 'Bring the map', takenById: null, dueOn: null, source: null };
      return { body: { commandId: uuidv7(), sessionId, act: { what: 'add-follow-up', ...words } } };
    },
  },
  openFollowUps: { ...readers, input: group },
  // a facilitator's to do; who leads the group and has no role in the session is none
  arrangeLive: {
    private: 'A N N F F F C',
    public: 'A F F F F F C',
    input: ({ meetingId: sessionId }) => ({
      body: { commandId: uuidv7(), sessionId, act: { what: 'call-back', seconds: 10, seenRound: 0 } },
    }),
  },
  // a side that is not there is like one that is for others: what those get is in `sides.e2e.ts`
  actAtSide: {
    private: 'A N N N N N N',
    public: 'A N N N N N N',
    input: ({ pollId: sideId }) => ({
      body: { commandId: uuidv7(), sideId, act: { what: 'say-aside', text: 'Good evening' } },
    }),
  },
  liveSide: { private: 'N N N N N N N', public: 'N N N N N N N', input: side },
  liveSideEvents: {
    private: 'N N N N N N N',
    public: 'N N N N N N N',
    input: (at) => ({ ...side(at), query: { since: '0' } }),
  },
  backstage: {
    private: 'A N N N N N +',
    public: 'A N N N N N +',
    input: ({ meetingId: sessionId }) => ({ params: { sessionId } }),
  },
  pollAnswers: { ...readers, input: ({ pollId }) => ({ params: { pollId } }) },
  restrictMember: {
    ...leaders,
    spoils: 'group',
    input: (at) => ({ ...member(at), body: { ...byFirstRule, kind: 'suspend', days: 1 } }),
  },
  restrictions: { ...leaders, input: group },
  liftRestriction: {
    ...leaders,
    spoils: 'restriction',
    input: ({ groupId, restrictionId }) => ({ params: { groupId, restrictionId } }),
  },
  // of somebody else's nobody knows; whose it is, is nobody of this table
  appealRestriction: {
    private: 'A N N N N N N',
    public: 'A N N N N N N',
    input: ({ restrictionId }) => ({ params: { restrictionId }, body: { commandId: uuidv7(), words: 'I quoted it.' } }),
  },
  // it goes through what is there to judge: nobody appealed
  judgeRestriction: {
    private: 'A N N F F C C',
    public: 'A F F F F C C',
    input: ({ groupId, restrictionId }) => ({
      params: { groupId, restrictionId },
      body: { outcome: 'upheld', reason: 'It stands.' },
    }),
  },
  beginRaidMode: {
    ...leaders,
    spoils: 'group',
    input: (at) => ({
      ...group(at),
      body: { holdsNewcomers: true, slowSeconds: null, closesJoining: false, hours: 1, reason: 'Too many at once.' },
    }),
  },
  // it goes through what is there to end: the group is not in raid mode, and nothing looks like a raid
  endRaidMode: { private: 'A N N F F C C', public: 'A F F F F C C', input: group },
  dismissRaidSigns: { private: 'A N N F F C C', public: 'A F F F F C C', input: group },
  ownRestrictions: { ...signedIn, input: () => ({}) },
  postingRules: { ...leaders, input: group },
  updatePosting: { ...leaders, input: (at) => ({ ...group(at), body: { holds: 'nobody', newcomerComments: 3 } }) },
  addWordRule: { ...leaders, input: (at) => ({ ...group(at), body: wordRule('refuse') }) },
  removeWordRule: {
    ...leaders,
    spoils: 'held',
    input: ({ groupId, wordRuleId: ruleId }) => ({ params: { groupId, ruleId } }),
  },
  tryWords: { ...leaders, input: (at) => ({ ...group(at), body: { text: 'Some words.', rule: wordRule('warn') } }) },
  // who moderates sees all of them, others their own
  heldPosts: { ...members, input: group },
  // nothing was held so long ago: the others of this table have theirs left
  releaseHeldPosts: {
    ...leaders,
    input: (at) => ({
      ...group(at),
      body: { heldFrom: '2020-01-01T00:00:00.000Z', heldUntil: '2020-01-02T00:00:00.000Z', reason: 'A rule too many.' },
    }),
  },
  decideHeldPost: {
    ...leaders,
    spoils: 'held',
    input: ({ groupId, heldPostId: postId }) => ({ params: { groupId, postId }, body: { decision: 'approve' } }),
  },
  markReadingRead: { ...signedInReaders, input: ({ readingId }) => ({ body: { readingId, upToSeq: 1 } }) },
};

/** The cells of a row, one for each actor. */
export function cellsOf(row: string): Cell[] {
  return row.split(' ') as Cell[];
}
