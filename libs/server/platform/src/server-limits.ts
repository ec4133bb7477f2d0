/**
 * Every limit of the server that is not on an input (`limits` of the contracts), on how often (`rates`) or on the
 * database (`databaseTimeoutsMs`). `docs/limits.md` lists all four; a test holds it against them.
 */
export const serverLimits = {
  /** waiting for one stream; more are asked to come back */
  commandsWaitingPerStream: 2_000,
  /** one transaction; more gain little and make the first wait for the last */
  commandsPerBatch: 128,
  /** of different streams; fewer than the pool's connections, so reads go on */
  batchesAtOnce: 6,
  /** what joins and reads streams; the rest of the pool's connections is for those who write */
  socketReadsAtOnce: 6,
  liveSnapshotsAtOnce: 6,
  /** what may wait for a socket that does not read; beyond it the socket is closed and catches up */
  messagesWaitingPerSocket: 256,
  bytesWaitingPerSocket: 1_000_000,
  /** messages no contract knows, then the socket is closed */
  unknownMessagesPerSocket: 50,
  /** words in one page of events; three bytes each at the most, far below what may wait for a socket */
  eventPageCharacters: 100_000,
  /** between two looks at which streams have more than people were told of */
  tellingRoundMs: 5_000,
  /** decoding one takes up to four bytes a pixel */
  picturesMadeAtOnce: 1,
  picturesWaiting: 20,
  pictureSeconds: 15,
  /** given and not used in a comment: kept so many for a person, and so long */
  picturesUnusedPerPerson: 40,
  pictureUnusedMs: 86_400_000,
  pictureSweepEveryMs: 600_000,
  /** nothing was said for so long, or the oldest comment waited for so long: then comments are made findable */
  searchIndexQuietMs: 300,
  searchIndexLatestMs: 5_000,
  /** comments made findable in one transaction; a search makes so many findable that wait before it answers */
  commentsIndexedAtOnce: 500,
  /** people who are told of one stretch on every server at once; of more those who listen here */
  toldEverywhere: 100,
  /** after a first mention, so that several come in one letter */
  mentionsGatheredMs: 60_000,
  lettersRoundMs: 5_000,
  /** for writing a letter and reaching the mail server */
  letterLeaseMs: 60_000,
  letterAttempts: 5,
  /** after something was said, so that who reads it where it stands is not pushed to */
  pushGatheredMs: 5_000,
  pushesRoundMs: 5_000,
  /** for reaching a push service */
  pushLeaseMs: 60_000,
  pushAttempts: 5,
  /** how long a push service keeps what a browser that is off did not get */
  pushKeptSeconds: 14_400,
  /** how long it is remembered of which thread a browser was told */
  pushRememberedDays: 30,
  /** things told in one letter; of the others their number */
  toldPerLetter: 50,
  presenceNames: 50,
  /** ids one server shares of a room with the others, to count a person once */
  presenceSharedPeople: 2_000,
  /** somebody has a case in hand for so long, and longer by saying so */
  caseLeaseMs: 600_000,
  /** a decision is taken back without a reason for so long: ten seconds on the screen, and the way there */
  undoMs: 15_000,
  /** whoever decides many cases at once has them for so long after each; then another server goes on */
  bulkLeaseMs: 10_000,
  bulkRoundMs: 5_000,
  /** how often one case of many is tried when the server fails at it */
  bulkItemAttempts: 3,
  /** a hold that nobody decides ends after so many hours, or sooner when said */
  holdHours: 24,
  /** how often holds are looked at, and how many are ended at once */
  holdsEveryMs: 15_000,
  holdsPerRound: 50,
  raidsEveryMs: 15_000,
  /** between asking for one's account to go and its going */
  departureDays: 14,
  /** between two looks at which accounts are to go, and how many comments of one go in one transaction */
  departuresRoundMs: 5_000,
  heldPostsRoundMs: 5_000,
  commentsErasedAtOnce: 100,
  /** between two looks at what final cases keep of people who are erased */
  finalWordsEveryMs: 60_000,
  socketConnectMs: 10_000,
  socketPingEveryMs: 15_000,
  socketPingAnswerMs: 10_000,
  /** between two looks for readings whose hidden comments are to be shown */
  revealEveryMs: 5_000,
  /** between two looks for members who came after circles were dealt */
  circlesEveryMs: 5_000,
  lateComersPerRound: 50,
  passwordsWaiting: 64,
  requestHeadersMs: 15_000,
  requestMs: 30_000,
  /** for what is being answered when the server is to stop */
  drainRequestsMs: 10_000,
  drainMs: 25_000,
  /** within it sockets are told to come back, each at another moment */
  drainSpreadMs: 10_000,
} as const;
