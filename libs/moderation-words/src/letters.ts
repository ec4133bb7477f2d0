import { alphabetOf } from './alphabets';
import { factsOf, type LetterFacts } from './letter-facts';
import { isAmbiguous } from './look-alikes';

/** One character as it is compared, with where it stands in the text. */
export interface Letter {
  /** of the letter as it is compared: NFKC, small, without what cannot be seen */
  readonly facts: LetterFacts;
  readonly start: number;
  end: number;
  /** written in a way that hides what it is: with letters of another width or shape, stray marks, unseen characters in it */
  readonly isDisguised: boolean;
}

/** A word: letters, digits, and signs between them. */
export interface Word {
  readonly letters: Letter[];
}

const unseen = /^[\p{Default_Ignorable_Code_Point}\p{Cf}]$/u;
const control = /^[\p{Cc}]$/u;
const mark = /^\p{M}$/u;
const wordly = /^[\p{L}\p{N}\p{M}]+$/u;
const signsInWords = new Set(['@', '$', '!', '|', '€', '¡']);
/** letters in circles and squares, which NFKC leaves alone */
const enclosed: readonly (readonly [first: number, last: number])[] = [
  [0x1f150, 0x1f169],
  [0x1f170, 0x1f189],
];

/** The words of a text as far as there was time to read it. */
export interface ReadWords {
  readonly words: readonly Word[];
  readonly isCutShort: boolean;
}

/** so many characters are read between two looks at the clock */
const charactersPerLook = 128;

/** Takes a text apart into words. */
export function wordsOf(text: string): readonly Word[] {
  return readWords(text, () => false).words;
}

/** Takes a text apart into words until the time is over: thousands of different letters take their time. */
export function readWords(text: string, isOver: () => boolean): ReadWords {
  const words: Word[] = [];
  let letters: Letter[] = [];
  let hasUnseen = false;
  const end = () => {
    if (letters.length > 0) words.push({ letters });
    letters = [];
    hasUnseen = false;
  };
  let steps = 0;
  for (let at = 0; at < text.length;) {
    steps += 1;
    if (steps % charactersPerLook === 0 && isOver()) {
      end();
      return { words, isCutShort: true };
    }
    const code = text.codePointAt(at) ?? 0;
    const next = at + (code > 0xffff ? 2 : 1);
    // most of most texts, done without asking Unicode
    if (isAsciiLetter(code) && !isMarkAt(text, next)) {
      letters.push(asciiLetter(text, code, at, hasUnseen, letters));
      hasUnseen = false;
      at = next;
      continue;
    }
    const character = String.fromCodePoint(code);
    if (code > 0x7f ? unseen.test(character) : control.test(character) && !/\s/.test(character)) {
      hasUnseen = letters.length > 0;
      at = next;
    } else if (signsInWords.has(character)) {
      const after = text.codePointAt(next) ?? 0;
      if (isAsciiLetter(after) || after > 0x7f)
        letters.push({ facts: factsOf(character), start: at, end: next, isDisguised: hasUnseen });
      else end();
      at = next;
    } else {
      const cluster = clusterAt(text, at, next);
      const folded = foldedCluster(cluster.text);
      if (folded === null) end();
      else {
        for (const plain of folded.plain)
          letters.push({
            facts: factsOf(plain),
            start: at,
            end: cluster.end,
            isDisguised: hasUnseen || folded.isDisguised,
          });
        hasUnseen = false;
      }
      at = cluster.end;
    }
  }
  end();
  return { words, isCutShort: false };
}

function isAsciiLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39);
}

const ascii = Array.from({ length: 128 }, (_, code) => factsOf(String.fromCharCode(code).toLowerCase()));

function asciiLetter(text: string, code: number, at: number, hasUnseen: boolean, before: readonly Letter[]): Letter {
  // a capital I in the middle of small letters is an l, or wants to be one
  const isTall = code === 0x49 && before.length > 0 && isSmall(text.charCodeAt(at - 1));
  return { facts: ascii[code] as LetterFacts, start: at, end: at + 1, isDisguised: hasUnseen || isTall };
}

function isSmall(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

function isMarkAt(text: string, at: number): boolean {
  if (text.charCodeAt(at) < 0x300) return false;
  const code = text.codePointAt(at) ?? 0;
  return code > 0x2ff && mark.test(String.fromCodePoint(code));
}

/** A character with the marks on it, and what cannot be seen between them. */
function clusterAt(text: string, start: number, afterFirst: number): { text: string; end: number } {
  let end = afterFirst;
  let cluster = text.slice(start, end);
  // somebody who piles up a thousand marks on a letter piles them up on that letter
  while (isMarkAt(text, end)) {
    const character = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (cluster.length < 12) cluster += character;
    end += character.length;
  }
  return { text: cluster, end };
}

const known = new Map<string, { plain: readonly string[]; isDisguised: boolean } | null>();
const knownMax = 20_000;

/** The small letters a character with its marks stands for; null when it is none. */
function foldedCluster(cluster: string): { plain: readonly string[]; isDisguised: boolean } | null {
  const before = known.get(cluster);
  if (before !== undefined) return before;
  const folded = fold(cluster);
  if (known.size >= knownMax) known.clear();
  known.set(cluster, folded);
  return folded;
}

function fold(cluster: string): { plain: readonly string[]; isDisguised: boolean } | null {
  const opened = openedUp(cluster.codePointAt(0) ?? 0);
  if (opened) return { plain: [opened], isDisguised: true };
  const seen = cluster.replace(/\p{Default_Ignorable_Code_Point}+/gu, '');
  const composed = seen.normalize('NFC');
  const compatible = seen.normalize('NFKC');
  if (!wordly.test(compatible)) return null;
  const small = compatible.toLowerCase().replaceAll('ς', 'σ').replaceAll('ß', 'ss');
  const [base = ''] = small;
  const hasStrayMarks = /^.\p{M}/u.test(small) && (alphabetOf(base) !== null || isAmbiguous(base));
  const plain = hasStrayMarks ? small.replace(/\p{M}+/gu, '') : small;
  if (plain === '') return null;
  return { plain: [...plain], isDisguised: hasStrayMarks || compatible !== composed || seen !== cluster };
}

function openedUp(code: number): string | null {
  const range = enclosed.find(([first, last]) => code >= first && code <= last);
  return range ? String.fromCharCode(0x61 + code - range[0]) : null;
}
