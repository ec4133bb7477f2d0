import { lookAlikesOf } from './look-alikes.table';

/** Digits and signs that stand for letters. */
const signs: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'b',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'l',
  '|': 'l',
  '€': 'e',
  '¡': 'l',
};

const table = new Map<string, string>([
  ...Object.entries(signs),
  ...Object.entries(lookAlikesOf).flatMap(([target, letters]) =>
    [...letters].map((letter) => [letter, target] as const),
  ),
]);

/** Letters of a to z that some letter of another alphabet looks like. */
const targets = new Set(Object.keys(lookAlikesOf).filter((target) => target.length === 1));

/** What a small letter, digit or sign reads as; itself when it looks like nothing else. */
export function readAs(letter: string): string {
  const bare = table.get(letter) ?? withoutMarks(letter);
  return table.get(bare) ?? bare;
}

/** The same, where i and l are one: with 1, | and capital I, which stand for both, one cannot tell them apart. */
export function lookOf(letter: string): string {
  return readAs(letter).replaceAll('i', 'l');
}

/** Whether a letter could be taken for one of another alphabet. */
export function isAmbiguous(letter: string): boolean {
  return table.has(letter) || targets.has(letter);
}

/** Letters that languages write beside a to z, though they look like one of them. */
const ofLanguages = new Set('æœøđħłıŧðçșțə');

/** Whether a letter of the Latin alphabet is written in no word but to look like another one. */
export function isOddLatin(letter: string): boolean {
  return letter.charCodeAt(0) > 127 && table.has(letter) && !ofLanguages.has(letter);
}

/** Whether it stands for a letter only between letters: a digit or a sign. */
export function isSign(character: string): boolean {
  return character in signs;
}

function withoutMarks(letter: string): string {
  if (letter.charCodeAt(0) < 128) return letter;
  return letter.normalize('NFKD').replace(/\p{M}+/gu, '') || letter;
}
