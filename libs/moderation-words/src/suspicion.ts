import type { Alphabet } from './alphabets';
import type { Word } from './letters';

interface Seen {
  /** the one alphabet a word is written in; null: in none of them */
  readonly alphabet: Alphabet | null;
  /** every letter could be one of another alphabet */
  readonly isAmbiguous: boolean;
  /** letters of several alphabets, signs between letters, letters in disguise: nobody writes so by chance */
  readonly isMixed: boolean;
}

/** How far around a word its neighbours say in which alphabet one is writing. */
const neighbours = 6;

/**
 * Which words are to be compared by how they look as well. A word in one alphabet is taken for what it is when those
 * around it are written in the same one: an honest сор is no cop. In a text without any other word in it, it is not.
 */
export function suspicious(words: readonly Word[], text: string, expected: readonly Alphabet[]): boolean[] {
  const seen = words.map(lookAt);
  let surroundings: Surroundings | null = null;
  return seen.map(({ alphabet, isAmbiguous, isMixed }, index) => {
    if (isMixed) return true;
    if (!isAmbiguous || alphabet === null || expected.includes(alphabet)) return false;
    surroundings ??= new Surroundings(seen, words, text);
    return !surroundings.areWrittenIn(alphabet, index);
  });
}

function lookAt({ letters }: Word): Seen {
  let alphabet: Alphabet | null = null;
  let [lettersSeen, ambiguous, signs] = [0, 0, 0];
  let isMixed = false;
  for (const { facts, isDisguised } of letters) {
    if (isDisguised || facts.isOdd) isMixed = true;
    if (facts.isSign) signs += 1;
    if (facts.alphabet === null) continue;
    if (alphabet !== null && alphabet !== facts.alphabet) isMixed = true;
    alphabet = facts.alphabet;
    lettersSeen += 1;
    if (facts.isAmbiguous) ambiguous += 1;
  }
  return { alphabet, isAmbiguous: ambiguous === lettersSeen, isMixed: isMixed || (signs > 0 && lettersSeen > 0) };
}

const alphabets: readonly Alphabet[] = ['latin', 'greek', 'cyrillic'];

/** What the unmistakable words of a text are written in, counted so that any stretch of it is asked for at once. */
class Surroundings {
  /** how many words of each alphabet stand before each word */
  private readonly before: Readonly<Record<Alphabet, Int32Array>>;
  /** of the sentence each word is in: its first word, and the one after its last */
  private readonly sentenceStart: Int32Array;
  private readonly sentenceEnd: Int32Array;

  constructor(seen: readonly Seen[], words: readonly Word[], text: string) {
    const counts = () => new Int32Array(seen.length + 1);
    this.before = { latin: counts(), greek: counts(), cyrillic: counts() };
    seen.forEach(({ alphabet, isAmbiguous, isMixed }, index) => {
      for (const one of alphabets) this.before[one][index + 1] = this.before[one][index] ?? 0;
      if (alphabet !== null && !isAmbiguous && !isMixed)
        this.before[alphabet][index + 1] = (this.before[alphabet][index] ?? 0) + 1;
    });
    this.sentenceStart = counts();
    this.sentenceEnd = counts();
    this.sentences(words, text);
  }

  /** Asked in the sentence close by, then around, then of the whole text: where somebody says something counts. */
  areWrittenIn(alphabet: Alphabet, index: number): boolean {
    const [from, to] = [
      Math.max(0, index - neighbours),
      Math.min(this.before.latin.length - 1, index + neighbours + 1),
    ];
    const [start, end] = [this.sentenceStart[index] ?? 0, this.sentenceEnd[index] ?? 0];
    return (
      this.told(alphabet, Math.max(start, from), Math.min(end, to)) ??
      this.told(alphabet, from, to) ??
      this.told(alphabet, 0, this.before.latin.length - 1) ??
      // nothing tells: Latin letters are read as they stand, others are asked what they look like
      alphabet === 'latin'
    );
  }

  /** Whether at least half of the words of a stretch are written in an alphabet; null when none tells. */
  private told(alphabet: Alphabet, start: number, end: number): boolean | null {
    const count = (one: Alphabet) => (this.before[one][end] ?? 0) - (this.before[one][start] ?? 0);
    const all = count('latin') + count('greek') + count('cyrillic');
    return all > 0 ? 2 * count(alphabet) >= all : null;
  }

  private sentences(words: readonly Word[], text: string): void {
    let start = 0;
    for (let index = 1; index <= words.length; index += 1) {
      const before = words[index - 1]?.letters.at(-1)?.end ?? 0;
      const after = words[index]?.letters[0]?.start;
      if (after !== undefined && !/[.!?…;·\n]/.test(text.slice(before, after))) continue;
      this.sentenceStart.fill(start, start, index);
      this.sentenceEnd.fill(index, start, index);
      start = index;
    }
  }
}
