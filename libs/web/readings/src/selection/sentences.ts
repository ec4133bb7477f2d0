/** Where a sentence is in a text, in UTF-16 code units. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The sentences of a text in the way its language divides them, without the white space between them. */
export function sentencesOf(text: string, language: string | null): Stretch[] {
  const segmenter = new Intl.Segmenter(language ?? undefined, { granularity: 'sentence' });
  return [...segmenter.segment(text)].flatMap(({ segment, index }) => {
    const words = segment.trim();
    if (words === '') return [];
    const start = index + segment.indexOf(words);
    return [{ start, end: start + words.length }];
  });
}

/** The sentence after the one that begins at `start`; around the end to the first. */
export function sentenceAfter(sentences: readonly Stretch[], start: number | null): Stretch | null {
  const current = start === null ? -1 : sentences.findIndex((sentence) => sentence.start === start);
  return sentences[(current + 1) % Math.max(1, sentences.length)] ?? null;
}
