/**
 * What reading texts may cost this server: the one place for it. What a file itself may be is in `importLimits` of
 * `@lectern/importing`, how often a person may ask in `rates`, how many they may have open in `limits`. Units are last
 * in the names.
 */
export const readingLimits = {
  /** processor time for one file; the largest real PDFs take a tenth of it */
  cpuSeconds: 20,
  /** on a machine that has other things to do, processor time takes longer */
  fileSeconds: 60,
  /** of JavaScript's heap; a PDF of 250 pages takes half of it */
  heapMb: 384,
  /** of everything together, looked at four times a second */
  memoryMb: 768,
  memoryLookMs: 250,
  /** files that one server reads at the same time, each in a process of its own */
  filesAtOnce: 2,
  /** how often reading a file is begun when the server dies meanwhile */
  attempts: 3,
  /** how often a reader says that it is alive, and how long it is believed without that */
  signOfLifeMs: 1_000,
  leaseSeconds: 10,
  /** how often rows and queue are compared, and how often one that waits is put in the line again */
  roundMs: 5_000,
  resendSeconds: 15,
  /** how long one can see what became of an import */
  keptDays: 7,
  /** two revisions of this many characters together are aligned in such a process, as it takes more than some 15 ms */
  alignedApartFromCharacters: 60_000,
  /** processes of one server that read pasted texts and align revisions, kept for the next one */
  pastesAtOnce: 2,
  /** a whole group pastes at once, a paste takes milliseconds; beyond this people are asked to come back */
  pastesWaiting: 50,
  /** a process is replaced when it has read this many pastes */
  pastesPerProcess: 500,
} as const;
