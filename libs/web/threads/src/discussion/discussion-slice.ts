import type {
  Circle,
  FirstThoughts,
  Presence,
  ReactionName,
  Reading,
  ReadingStanding,
  RevisionRef,
  Viewer,
} from '@lectern/contracts';
import type { DiscussionState } from '@lectern/domain';
import type { ReplicaPhase } from '@lectern/web/realtime';
import type { OwnReactions } from '../reactions/own-reactions';
import type { Place } from './place';
import { type Unread, unreadFrom } from './unread';

/** How far the comments of a place are loaded. */
export interface PlaceLoad {
  readonly status: 'loading' | 'ready' | 'failed';
  readonly fault: unknown;
  /** there is more after this number that was not asked for yet */
  readonly next: number | null;
}

/** Everything needed to draw the discussion of a reading. */
export interface DiscussionSlice {
  readonly readingId: string;
  readonly viewer: Viewer;
  readonly discussion: DiscussionState;
  readonly unread: Unread;
  /** the set the group chose */
  readonly reactionSet: readonly ReactionName[];
  readonly ownReactions: OwnReactions;
  readonly loads: ReadonlyMap<Place, PlaceLoad>;
  /** the place one is reading at */
  readonly place: Place | null;
  readonly openThreadIds: ReadonlySet<string>;
  /** the stream's number when the place was entered: what others wrote later waits */
  readonly enteredSeq: number;
  /** per thread a later number up to which the viewer asked to see */
  readonly revealedSeqs: ReadonlyMap<string, number>;
  /** comments that were new when they were shown, until the place is left */
  readonly freshIds: ReadonlySet<string>;
  /** comments that came back while one was here: a moderator's decision about them fell */
  readonly restoredIds: ReadonlySet<string>;
  readonly phase: ReplicaPhase;
  readonly presence: Presence | null;
  /** the reading's title, if it was changed since the snapshot */
  readonly newTitle: string | null;
  /** a revision that was published since the snapshot and is not shown yet */
  readonly newRevision: RevisionRef | null;
  /** what others say on a paragraph is hidden until one has written there */
  readonly firstThoughts: FirstThoughts | null;
  /** the circle the viewer discusses it in */
  readonly circle: Circle | null;
  readonly standing: ReadingStanding;
  /** when the viewer said something here last, as far as that was told when it was opened */
  readonly saidAt: string | null;
}

/** Before a reading is opened. */
export const noDiscussion: DiscussionSlice = {
  readingId: '',
  viewer: {
    personId: null,
    role: null,
    can: { comment: false, updateReading: false, revise: false, askFirstThoughts: false },
  },
  discussion: { seq: 0, threads: new Map(), comments: new Map() },
  unread: new Map(),
  reactionSet: [],
  ownReactions: new Map(),
  loads: new Map(),
  place: null,
  openThreadIds: new Set(),
  enteredSeq: 0,
  revealedSeqs: new Map(),
  freshIds: new Set(),
  restoredIds: new Set(),
  phase: 'joining',
  presence: null,
  newTitle: null,
  newRevision: null,
  firstThoughts: null,
  circle: null,
  standing: { closesAt: null, slowSeconds: null, raid: null },
  saidAt: null,
};

/** A reading as just opened; the place one was at stays. */
export function openedDiscussion(reading: Reading, before: DiscussionSlice): DiscussionSlice {
  const isSame = before.readingId === reading.reading.id;
  return {
    ...noDiscussion,
    readingId: reading.reading.id,
    viewer: reading.viewer,
    discussion: {
      seq: reading.head,
      threads: new Map(reading.threads.map((thread) => [thread.id, thread])),
      comments: new Map(),
    },
    unread: unreadFrom(reading),
    reactionSet: reading.group.reactions,
    place: isSame ? before.place : null,
    openThreadIds: isSame ? before.openThreadIds : new Set(),
    enteredSeq: reading.head,
    firstThoughts: reading.firstThoughts,
    circle: reading.circle,
    standing: reading.standing,
    saidAt: reading.saidAt,
    presence: isSame ? before.presence : null,
  };
}
