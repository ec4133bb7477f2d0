import { eld } from 'eld/extrasmall';

/** Enough characters for statistics to be sure; more only costs time. */
const sampleCharacters = 8_000;
const sampleCharactersPerParagraph = 600;
/** Below this the statistics of letter sequences are a guess. */
const sampleCharactersMin = 60;

const detector = eld.newInstance();

/** The language of a text as a BCP 47 subtag (`en`, `ru`, `zh`), or null when there is too little of it to say. */
export function recogniseLanguage(texts: Iterable<string>): string | null {
  const sample = takeSample(texts);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const kana = sample.match(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  const han = sample.match(/\p{Script=Han}/gu)?.length ?? 0;
  // Kana name their language by themselves; Han without any are Chinese. One character holds as much as a word.
  if (kana * 20 > letters && kana > 5) return 'ja';
  if (han * 2 > letters && han > 10) return 'zh';
  if (letters < sampleCharactersMin) return null;
  return detector.detect(sample).language || null;
}

/** A language tag given by a document, as short as the contract wants it, or null when it is not one. */
export function languageTag(tag: string | null | undefined): string | null {
  const match = /^([a-z]{2,3})(?:[-_]([a-z]{2}|[a-z]{4}))?(?:[-_.].*)?$/i.exec(tag?.trim() ?? '');
  const language = match?.[1]?.toLowerCase();
  if (!language || language === 'und' || language === 'zxx') return null;
  const part = match?.[2];
  if (!part) return language;
  return `${language}-${part.length === 2 ? part.toUpperCase() : part[0]?.toUpperCase() + part.slice(1).toLowerCase()}`;
}

/** Words from the beginning of each paragraph, so that a quotation in another language does not outweigh the rest. */
function takeSample(texts: Iterable<string>): string {
  let sample = '';
  for (const text of texts) {
    sample += `${text.slice(0, sampleCharactersPerParagraph)}\n`;
    if (sample.length >= sampleCharacters) break;
  }
  return sample;
}
