import { canonicalText } from './canonical-text';
import { type TokenisedText, Vocabulary } from './vocabulary';
import {
  compareProfiles,
  profileWords,
  rareWordWeight,
  type Similarity,
  type WordProfile,
  wordWeights,
} from './word-profile';

/** Which of the two revisions. */
export type Side = 'old' | 'new';

/** What kind of block each paragraph is (heading, list item, …), in the order of the paragraphs; any names will do. */
export interface RevisionKinds {
  readonly old: readonly string[];
  readonly new: readonly string[];
}

/**
 * What is left of a likeness when a heading is compared with a paragraph: an edit seldom changes the kind, but an import
 * may have judged it differently, so that it costs a tenth and forbids nothing.
 */
const OTHER_KIND_FACTOR = 0.9;

/**
 * Both revisions of a document, with what is computed from their paragraphs kept for the next question. Equal paragraphs
 * share their tokens, and nothing is tokenised before something has to be compared.
 */
export class RevisionPair {
  readonly texts: Readonly<Record<Side, readonly string[]>>;
  readonly canonical: Readonly<Record<Side, readonly string[]>>;
  readonly vocabulary = new Vocabulary();
  /** the weight of a word that stands nowhere else, in nats: the unit of evidence */
  readonly rareWord: number;
  /** per paragraph the number of its text, the same for equal texts */
  private readonly textNumbers: Readonly<Record<Side, Int32Array>>;
  private readonly tokensByText: (TokenisedText | undefined)[] = [];
  private readonly profileByText: (WordProfile | undefined)[] = [];
  private weights: Float64Array | undefined;

  constructor(
    oldParagraphs: readonly string[],
    newParagraphs: readonly string[],
    private readonly kinds?: RevisionKinds,
  ) {
    if (kinds && (kinds.old.length !== oldParagraphs.length || kinds.new.length !== newParagraphs.length)) {
      throw new RangeError('Kinds are given for every paragraph or for none.');
    }
    this.texts = { old: oldParagraphs, new: newParagraphs };
    this.canonical = { old: oldParagraphs.map(canonicalText), new: newParagraphs.map(canonicalText) };
    this.rareWord = rareWordWeight(oldParagraphs.length + newParagraphs.length);
    const numbers = new Map<string, number>();
    const numberOf = (text: string): number => {
      const number = numbers.get(text) ?? numbers.size;
      numbers.set(text, number);
      return number;
    };
    this.textNumbers = {
      old: Int32Array.from(oldParagraphs, numberOf),
      new: Int32Array.from(newParagraphs, numberOf),
    };
  }

  /** The tokens of a paragraph, with offsets into its text as given. */
  tokens(side: Side, index: number): TokenisedText {
    const number = this.textNumbers[side][index] ?? -1;
    return (this.tokensByText[number] ??= this.vocabulary.tokenise(this.texts[side][index] ?? ''));
  }

  /** How much each word tells in this document, by token number, in nats. */
  wordWeights(): Float64Array {
    if (!this.weights) {
      const all = (['old', 'new'] as const).flatMap((side) => this.texts[side].map((_, at) => this.tokens(side, at)));
      this.weights = wordWeights(all, this.vocabulary);
    }
    return this.weights;
  }

  /** The features of a paragraph. */
  profile(side: Side, index: number): WordProfile {
    const number = this.textNumbers[side][index] ?? -1;
    return (this.profileByText[number] ??= this.computeProfile(side, index));
  }

  /** What kind of block a paragraph is; the empty string where kinds are unknown. */
  kind(side: Side, index: number): string {
    return this.kinds?.[side][index] ?? '';
  }

  /** How alike an old and a new paragraph are; the same text scores 1 even where it holds no word. */
  similarity(oldIndex: number, newIndex: number): Similarity {
    const before = this.profile('old', oldIndex);
    const isSameText = this.canonical.old[oldIndex] === this.canonical.new[newIndex];
    const similarity = isSameText
      ? { score: 1, oldCovered: 1, newCovered: 1, shared: before.total }
      : compareProfiles(before, this.profile('new', newIndex), this.rareWord);
    if (this.kind('old', oldIndex) === this.kind('new', newIndex)) return similarity;
    return { ...similarity, score: similarity.score * OTHER_KIND_FACTOR };
  }

  private computeProfile(side: Side, index: number): WordProfile {
    const weights = this.wordWeights();
    return profileWords(this.tokens(side, index).ids, this.vocabulary, weights);
  }
}
