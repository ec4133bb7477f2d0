import { limits } from '@lectern/contracts';
import { findDate } from './calendar-date';

/** What a line under the title says about who wrote the text and when. */
export interface Byline {
  readonly authors: readonly string[];
  readonly date: string | null;
  readonly confidence: number;
}

const bylineCharactersMax = 200;
const nameWordsMax = 6;
const writtenBy =
  /^\s*(?:(?:written |story |text |words )?by|von|par|por|de|di|da|door|av|af|przez|autor(?:in|a|es|en)?\s*:|auteurs?\s*:|authors?\s*:|autori?\s*:|text\s*:|od|автор[ыа]?\s*:?|της|του|yazan\s*:|作者\s*[:：]|文\s*[:：／/])\s+/iu;
const between =
  /\s*(?:[,;|•·\n\t/]|(?<!\p{L})(?:and|und|et|y|e|en|och|og|i|ja|и|та|и|και|ve|with|mit|avec)(?!\p{L})|&|、)\s*/u;
/** Words printed beside a date that are nobody's name. */
const besideDate =
  /(?<!\p{L})(?:published|posted|updated|first|on|the|vom|am|den|le|el|il|lundi|mardi|publié|veröffentlicht|publicado|pubblicato|mon|tues|wednes|thurs|fri|satur|sun)(?:day)?(?!\p{L})|[–—|·•,]|г\./giu;
const particles = new Set(
  'von van de der den des di da dal del della dos das do du la le les el al bin ibn ben ter ten te zu zum zur y af av'.split(
    ' ',
  ),
);

/**
 * Reads a short line as a byline: names, a date, or both, with nothing else in it. A lone name needs no “by” but is
 * less sure.
 */
export function readByline(text: string): Byline | null {
  if (text.length > bylineCharactersMax) return null;
  const found = findDate(text);
  const rest = found ? `${text.slice(0, found.start)}\n${text.slice(found.end)}` : text;
  const isSigned = writtenBy.test(rest);
  const names = rest
    .replace(writtenBy, '')
    .replace(found ? besideDate : /(?!)/u, ' \n ')
    .split(between)
    .map((name) => name.trim().replace(/^[\s.:()[\]–—-]+|[\s:()[\]–—-]+$/gu, ''))
    .filter((name) => name !== '');
  const authors = names.filter((name, index) => isName(name, isSigned && index === 0)).slice(0, limits.authorsPerText);
  const others = names.filter((name, index) => !isName(name, isSigned && index === 0));
  // A place beside the date (“Rome, 3 mars 2011”) is one capitalised word.
  const isExplained = others.every((other) => found !== null && /^\p{Lu}[\p{L}'’-]+$/u.test(other));
  if (!isExplained || (authors.length === 0 && !found)) return null;
  const confidence = found && authors.length > 0 ? 0.95 : isSigned ? 0.9 : found ? 0.85 : 0.6;
  return { authors, date: found?.date ?? null, confidence };
}

/** A line that begins so is a title or a section, however its words are capitalised. */
const notFirstNames =
  /^(?:the|an?|der|die|das|ein|eine|les?|la|un|une|el|los|las|il|lo|gli|het|een|chapter|part|section|volume|kapitel|teil|chapitre|partie|cap[ií]tulo|parte|глава|часть)\s/iu;

/** Two to five capitalised words, particles between them, or a name in Han or Kana after a signature. */
function isName(text: string, isSigned: boolean): boolean {
  if (text.length > limits.authorCharacters || /[\d@:;!?“”"«»]/u.test(text)) return false;
  if (/^[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}・ ]{2,12}$/u.test(text)) return isSigned;
  const words = text.split(/\s+/u);
  if (words.length > nameWordsMax || notFirstNames.test(text)) return false;
  const named = words.filter((word) => /^(?:\p{Lu}[\p{L}\p{M}'’-]*\.?|(?:[dl]|O)['’]\p{Lu}[\p{L}'’-]+)$/u.test(word));
  const connecting = words.filter((word) => particles.has(word.toLowerCase()) && !/^\p{Lu}/u.test(word));
  if (named.length + connecting.length !== words.length) return false;
  // A full name ends with a word, not with the dot of a sentence.
  return named.length >= (isSigned ? 1 : 2) && !/\p{Ll}\.$/u.test(text);
}
