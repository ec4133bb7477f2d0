import type { TextMetadata } from '@lectern/contracts';
import { limits, textMetadataSchema } from '@lectern/contracts';
import { decided, type Draft, isDecided } from '../ledger/draft';
import { readByline } from './byline';
import { findDate } from './calendar-date';
import { languageTag, recogniseLanguage } from './language';
import { endsSentence } from './sentences';

/** What the file itself says of the text, as found: in properties, front matter or markup. */
export interface DeclaredMetadata {
  readonly title?: string | null;
  readonly authors?: readonly string[];
  readonly date?: string | null;
  readonly language?: string | null;
  readonly source?: string | null;
}

/** A title stands within the first few blocks; what comes later is a section. */
const titleFragmentsMax = 6;
const titleCharactersMax = 200;
/** Subtitle, byline, place and date: what may stand between title and text. */
const bylineFragmentsMax = 4;
const confidenceAlone = 0.6;

/**
 * Finds title and byline among the first drafts, marks them, and puts together what is known of the text: declared
 * first, else read from the page, else (the language) guessed from the words.
 */
export function recogniseMetadata(
  drafts: readonly Draft[],
  declared: DeclaredMetadata = {},
): { readonly drafts: Draft[]; readonly metadata: TextMetadata } {
  const marked = [...drafts];
  const titleAt = findTitle(marked, declared.title ?? null);
  const title = marked[titleAt];
  if (title) {
    const isHeading = title.content.kind === 'heading';
    const reason = isHeading ? 'first-heading' : 'first-line';
    marked[titleAt] = decided(title, { kind: 'title', reason, confidence: isHeading ? 0.95 : 0.8 });
  }
  const byline = markByline(marked, titleAt + 1);
  const shownTitle = title ? title.content.text : null;
  const metadata: TextMetadata = {
    title: clean(declared.title ?? shownTitle, limits.titleCharacters),
    authors: authorsOf(declared.authors?.length ? declared.authors : byline.authors),
    date: findDate(declared.date ?? '')?.date ?? byline.date,
    language: languageTag(declared.language) ?? recogniseLanguage(runningText(marked)),
    source: clean(declared.source ?? null, 2_048),
  };
  return { drafts: marked, metadata: textMetadataSchema.parse(metadata) };
}

/** The place of the title: the first heading, or a first line that looks like one, or -1. */
function findTitle(drafts: readonly Draft[], declared: string | null): number {
  const already = drafts.findIndex((of) => isDecided(of, 'title'));
  if (already !== -1) return -1;
  const isCandidate = (of: Draft) => !isDecided(of, 'set-apart') && of.content.kind !== 'furniture';
  const head = drafts.slice(0, titleFragmentsMax);
  const heading = head.findIndex((of) => isCandidate(of) && of.content.kind === 'heading');
  const same = declared === null ? -1 : head.findIndex((of) => isCandidate(of) && sameWords(of.content.text, declared));
  if (same !== -1) return same;
  if (heading !== -1) {
    // Paragraphs of text before the first heading: it is a section, not the title.
    const isPreceded = head
      .slice(0, heading)
      .some((of) => isCandidate(of) && endsSentence(of.content.text) && of.content.text.length > titleCharactersMax);
    return isPreceded ? -1 : heading;
  }
  const first = head.findIndex(isCandidate);
  const candidate = head[first];
  if (!candidate || candidate.content.kind !== 'paragraph' || drafts.length < 3) return -1;
  const { text } = candidate.content;
  const isShort = text.length <= titleCharactersMax && !/[.,;:。]$/u.test(text) && !text.includes('\n');
  return isShort && !/^\p{Ll}/u.test(text) ? first : -1;
}

function sameWords(a: string, b: string): boolean {
  const key = (text: string) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, '');
  return key(a) !== '' && key(a) === key(b);
}

/** Marks what reads as a byline below the title, in place, and answers with what it says. */
function markByline(drafts: Draft[], from: number): { authors: string[]; date: string | null } {
  const authors: string[] = [];
  let date: string | null = null;
  for (let at = from; at < Math.min(drafts.length, from + bylineFragmentsMax); at += 1) {
    const candidate = drafts[at];
    if (!candidate || isDecided(candidate, 'set-apart')) continue;
    if (!['paragraph', 'byline', 'heading'].includes(candidate.content.kind)) break;
    const byline = readByline(candidate.content.text);
    const isAlone = byline?.confidence === confidenceAlone;
    const isHeading = candidate.content.kind === 'heading';
    if (!byline || (isAlone && (authors.length > 0 || isHeading))) {
      if (candidate.content.text.length > titleCharactersMax) break;
      continue;
    }
    authors.push(...byline.authors.filter((author) => !authors.includes(author)));
    date ??= byline.date;
    drafts[at] = decided(candidate, { kind: 'byline', reason: 'byline-pattern', confidence: byline.confidence });
  }
  return { authors, date };
}

function* runningText(drafts: readonly Draft[]): Generator<string> {
  for (const of of drafts) {
    if (['paragraph', 'list-item', 'quotation'].includes(of.content.kind) && !isDecided(of, 'set-apart'))
      yield of.content.text;
  }
}

function authorsOf(names: readonly string[]): string[] {
  const cleaned = names.map((name) => clean(name, limits.authorCharacters)).filter((name) => name !== null);
  return [...new Set(cleaned)].slice(0, limits.authorsPerText);
}

/** One line without control characters, cut to what the contract holds; null when nothing is left. */
function clean(text: string | null, charactersMax: number): string | null {
  const line = (text ?? '')
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, charactersMax)
    .trim()
    .toWellFormed();
  return line === '' ? null : line;
}
