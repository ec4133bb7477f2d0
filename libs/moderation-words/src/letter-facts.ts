import { alphabetOf, type Alphabet } from './alphabets';
import { isAmbiguous, isOddLatin, isSign, lookOf, readAs } from './look-alikes';

/** Everything that is asked of a small letter, worked out once. */
export interface LetterFacts {
  readonly plain: string;
  /** see `readAs` */
  readonly read: string;
  /** see `lookOf` */
  readonly look: string;
  readonly alphabet: Alphabet | null;
  /** could be taken for one of another alphabet */
  readonly isAmbiguous: boolean;
  /** a digit or sign that stands for a letter between letters */
  readonly isSign: boolean;
  /** written in no word but to look like another letter */
  readonly isOdd: boolean;
}

const known = new Map<string, LetterFacts>();
const knownMax = 20_000;

/** The facts of a small letter. */
export function factsOf(plain: string): LetterFacts {
  const before = known.get(plain);
  if (before) return before;
  const alphabet = alphabetOf(plain);
  const look = lookOf(plain);
  const isOdd = alphabet === 'latin' ? isOddLatin(plain) : alphabet === null && !isSign(plain) && look !== plain;
  const facts = {
    plain,
    read: readAs(plain),
    look,
    alphabet,
    isAmbiguous: isAmbiguous(plain),
    isSign: isSign(plain),
    isOdd,
  };
  if (known.size >= knownMax) known.clear();
  known.set(plain, facts);
  return facts;
}
