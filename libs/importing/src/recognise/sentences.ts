/** What may stand between the last mark of a sentence and the end of its paragraph: quotes, brackets, note marks. */
const afterSentence = String.raw`(?:["'”’“‘»«›‹)\]」』】）〉》*†‡]|\[\d{1,3}\]|[⁰¹²³⁴-⁹])*`;
const sentenceEnd = new RegExp(String.raw`[.!?…:;。！？；：．‽۔؟؛।॥։·]${afterSentence}$`, 'u');

/** Chinese, Japanese: scripts written without blanks between words. */
export const unspacedScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Whether a paragraph ends the way a sentence, a list introduction or a clause of a list does. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text.trimEnd());
}

/** Whether the first letter is lower case, as in a sentence already begun; `iPhone` and `eBay` are names. */
export function beginsInLowerCase(text: string): boolean {
  return /^[\p{Pi}\p{Ps}"'„…–—-]*\s*\p{Ll}(?!\p{Lu})/u.test(text.trimStart());
}

/** Whether the script has no capitals, so that case says nothing. */
export function isCaseless(text: string): boolean {
  const letters = text.match(/\p{L}/gu) ?? [];
  const cased = letters.filter((letter) => /[\p{Lu}\p{Ll}]/u.test(letter)).length;
  return letters.length > 0 && cased * 2 < letters.length;
}

/**
 * Whether a quotation opened in the text is still open at its end. Knows “…”, „…“, «…», »…«, 「…」 and straight
 * double quotes; single quotes are left out because they are apostrophes most of the time.
 */
export function leavesQuotationOpen(text: string): boolean {
  const low = text.includes('„');
  const reversedAngles = text.indexOf('»') !== -1 && text.indexOf('»') < text.indexOf('«') >>> 0;
  let open = 0;
  let straightOpen = false;
  for (const character of text) {
    if (character === '"') straightOpen = !straightOpen;
    else if (character === '„' || character === '「' || character === '『') open += 1;
    else if (character === '“') open += low ? -1 : 1;
    else if (character === '”' || character === '」' || character === '』') open -= 1;
    else if (character === '«') open += reversedAngles ? -1 : 1;
    else if (character === '»') open += reversedAngles ? 1 : -1;
    // A closing mark without its opening one belongs to a quotation begun before this paragraph.
    if (open < 0) open = 0;
  }
  return open > 0 || straightOpen;
}

/** Whether the text closes a quotation it did not open: what follows a cut inside a quotation. */
export function closesQuotation(text: string): boolean {
  const first = /["“”„«»「」]/u.exec(text)?.[0];
  return first === '”' || first === '»' || first === '」' || (first === '“' && !text.includes('”'));
}
