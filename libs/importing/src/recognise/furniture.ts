import { decided, isUndecided, type Draft } from '../ledger/draft';

/** How far from the end a contact footer may begin, in fragments. */
const footerFragmentsMax = 12;
const footerCharactersMax = 300;
/** A line seen this often, with its numbers counting up or in the middle of sentences, is a running head. */
const repetitionsMin = 3;
const runningHeadCharactersMax = 100;

const address =
  /(?:https?:\/\/|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.]+|\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|net|eu|example|info|edu|gov|de|fr|es|it|nl|pl|ru|uk|at|ch|be|pt|gr|cz|se|dk|no|fi|jp|cn|tr|ua)\b(?:\/\S*)?/giu;
const telephone = /(?:tel|fax|phone|telefon|téléphone|тел)?[.:]?\s*\+?\(?\d[\d\s()/.-]{6,}\d/giu;
const contactWords =
  /\b(?:contact|write to|visit|subscribe|follow us|join us|e-?mail|imprint|website|kontakt\p{L}*|besuch\p{L}*|abonnier\p{L}*|impressum|contacte[rz]?|abonnez|visitez|contacto|contactar|suscr[ií]\p{L}*|visite|contatt\p{L}*|abbonat\p{L}*|neem contact|bezoek|contacto|kontakt|odwiedź|napisz)\b|контакт|свяж|пишите|подпис|посетите|επικοινων|联系|連絡|お問い合わせ/iu;
const rights =
  /^\W*(?:©|\(c\)\s*\d{4}|copyright\b|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos|tutti i diritti|все права|printed in\b|issn\b|isbn\b)/iu;

/** Sets apart the contact and rights lines a text ends with. */
export function setApartFooter(drafts: readonly Draft[]): Draft[] {
  const result = [...drafts];
  let isFollowedByContact = false;
  const stop = Math.max(1, drafts.length - footerFragmentsMax);
  for (let at = drafts.length - 1; at >= stop; at -= 1) {
    const candidate = drafts[at];
    if (!candidate || candidate.content.kind !== 'paragraph' || !isUndecided(candidate)) break;
    const confidence = contactConfidence(candidate.content.text, isFollowedByContact);
    if (confidence === 0) break;
    result[at] = decided(candidate, { kind: 'set-apart', reason: 'contact-line', confidence });
    isFollowedByContact = true;
  }
  return result;
}

/** How sure a paragraph at the end is a contact line, 0 when it is not. */
function contactConfidence(text: string, isFollowedByContact: boolean): number {
  if (text.length > footerCharactersMax) return 0;
  if (rights.test(text)) return 0.9;
  const words = text.replace(address, '').replace(telephone, '');
  const hasAddress = words.length < text.length;
  if (hasAddress && !/\p{L}{2,}.*\p{L}{2,}.*\p{L}{2,}/su.test(words)) return 0.95;
  if (!contactWords.test(text)) return 0;
  if (hasAddress) return 0.85;
  return isFollowedByContact && /[:：]$/u.test(text.trim()) ? 0.9 : 0;
}

const mailAddress = /[<(]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)]?/u;
const noticeCharactersMax = 160;

/**
 * Sets apart, wherever they stand, lines that are nothing but a copyright notice or somebody's name with a mail
 * address: imprints and lists of contributors.
 */
export function setApartNotices(drafts: readonly Draft[]): Draft[] {
  return drafts.map((of) => {
    const { kind, text } = of.content;
    if (!isUndecided(of) || (kind !== 'paragraph' && kind !== 'list-item') || text.length > noticeCharactersMax)
      return of;
    if (/^(?:copyright\s+)?(?:©|\(c\))\s*(?:\d{4}|\p{Lu})/iu.test(text))
      return decided(of, { kind: 'set-apart', reason: 'rights-line', confidence: 0.85 });
    if (!mailAddress.test(text)) return of;
    const name = text.replace(mailAddress, '').trim();
    const isContact = name === '' || /^(?:\p{Lu}[\p{L}.'’-]*\s*){1,5}$/u.test(name);
    return isContact ? decided(of, { kind: 'set-apart', reason: 'contact-line', confidence: 0.8 }) : of;
  });
}

/** Sets apart lines that come again and again between the paragraphs: running heads and page numbers. */
export function setApartRepeated(drafts: readonly Draft[]): Draft[] {
  const places = new Map<string, number[]>();
  for (const [at, { content }] of drafts.entries()) {
    if (content.kind !== 'paragraph' || content.text.length > runningHeadCharactersMax) continue;
    const pattern = content.text.replace(/\d+/gu, '#').replace(/\s+/gu, ' ').trim().toLowerCase();
    const seen = places.get(pattern);
    if (seen) seen.push(at);
    else places.set(pattern, [at]);
  }
  const apart = new Map<number, string>();
  for (const [pattern, at] of places) {
    if (at.length < repetitionsMin || !isRunningHead(pattern, at, drafts)) continue;
    for (const place of at) apart.set(place, /\p{L}/u.test(pattern) ? 'repeated-on-pages' : 'page-number');
  }
  return drafts.map((of, at) => {
    const reason = apart.get(at);
    return reason ? decided(of, { kind: 'set-apart', reason, confidence: 0.9 }) : of;
  });
}

function isRunningHead(pattern: string, at: readonly number[], drafts: readonly Draft[]): boolean {
  const numbers = at.map((place) => /\d+/u.exec(drafts[place]?.content.text ?? '')?.[0]).map(Number);
  const countsUp =
    pattern.includes('#') && numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
  // Dialogue repeats itself too (“Yes.”); a running head is not a sentence and stands in the way of one.
  const interrupts = at.filter((place) => /[\p{Ll},]$/u.test(drafts[place - 1]?.content.text ?? '')).length;
  return !/[.!?]$/u.test(pattern) && (countsUp || interrupts * 2 >= at.length);
}
