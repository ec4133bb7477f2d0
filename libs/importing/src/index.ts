export { assemble, assembleWithPlaces, type AssembledBlock } from './assemble/assemble';
export { editBlock, removeBlock, setBlockKind } from './assemble/edit-block';
export { setDecision } from './assemble/set-decision';
export { ImportRefused, type ImportRefusalCode } from './import-refused';
export { importLimits } from './import-limits';
export type { ImportOptions, ImportProgress } from './import-options';
export { parseDocument } from './parse-document';
export { type FileHints, parseText } from './parse-text';
