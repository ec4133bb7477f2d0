import { beginsInLowerCase, endsSentence } from '../recognise/sentences';

/** A ragged wrap (some programs break early, before long words or addresses) still fills most of the line. */
const raggedShareMin = 0.7;

/** Whether a line of prose goes on in the next one although its first word would have fit. */
export function hasLowercaseContinuation(line: string, next: string, width: number): boolean {
  return line.length >= width * raggedShareMin && !endsSentence(line) && beginsInLowerCase(next);
}
