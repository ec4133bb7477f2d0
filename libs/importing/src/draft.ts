export { assemble, assembleWithPlaces, type AssembledBlock } from './assemble/assemble';
export { dividedWord } from './assemble/divided-word';
export { editBlock, removeBlock, setBlockKind } from './assemble/edit-block';
export { setDecision } from './assemble/set-decision';
