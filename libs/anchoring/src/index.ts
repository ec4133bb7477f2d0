export { alignRevisions, type AlignOptions } from './align-revisions';
export type { Alignment, Certainty, ParagraphOutcome } from './alignment';
export { type BlockAnchor, carryAnchors, type CarriedAnchor } from './carry-anchors';
export { compareWords, type WordChange } from './compare-words';
