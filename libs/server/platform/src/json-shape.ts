import { limits } from '@lectern/contracts';

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;

/**
 * What is wrong with the shape of a JSON text, read before it is parsed: nested too deep, or too many
 * keys. One pass over the bytes, without building anything; null when all is well. Whether it is JSON at
 * all the parser says.
 */
export function wrongShape(bytes: Uint8Array, keysMax: number = limits.httpBodyKeys): string | null {
  let depth = 0;
  let keys = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === quote) at = endOfString(bytes, at);
    else if (isOpening(byte) && ++depth > limits.httpBodyNestingLevels)
      return `The body is nested deeper than ${limits.httpBodyNestingLevels} levels.`;
    else if (isClosing(byte)) depth -= 1;
    else if (byte === colon && ++keys > keysMax) return `The body has more than ${keysMax} keys.`;
  }
  return null;
}

/** Where the string that begins here ends; the last byte when it does not. */
function endOfString(bytes: Uint8Array, start: number): number {
  for (let at = start + 1; at < bytes.length; at += 1) {
    if (bytes[at] === backslash) at += 1;
    else if (bytes[at] === quote) return at;
  }
  return bytes.length;
}

function isOpening(byte: number | undefined): boolean {
  return byte === 0x7b || byte === 0x5b;
}

function isClosing(byte: number | undefined): boolean {
  return byte === 0x7d || byte === 0x5d;
}
