export { alignRevisions, type AlignOptions } from './align-revisions';
export {
  type Alignment,
  type AlignmentResult,
  type Certainty,
  type ParagraphOutcome,
  restoredAlignment,
} from './alignment';
export type { RevisionKinds } from './revision-pair';
export { type BlockAnchor, carryAnchors, type CarriedAnchor } from './carry-anchors';
export { compareWords, type WordChange } from './compare-words';
