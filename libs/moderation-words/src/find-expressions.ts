import type { CompiledRules } from './compile-rules';
import type { KnownWord } from './letter-runs';
import type { WordMatch, WordRule } from './word-rule';

type Put = (form: WordMatch['form']) => (rule: WordRule, start: number, end: number) => void;

/** A text is looked through in pieces, so that the clock is asked in between; they overlap by the longest match. */
const pieceCharacters = 2_000;
const overlapCharacters = 200;
const matchesPerRule = 20;

interface Piece {
  readonly text: string;
  readonly start: number;
  /** where a position of the piece stands in the text */
  readonly at: (position: number) => number;
}

/** Holds expressions against the text as it stands and as it reads; true when the time was over before all were. */
export function findExpressions(
  text: string,
  words: readonly KnownWord[],
  { expressions }: CompiledRules,
  isOver: () => boolean,
  put: Put,
): boolean {
  if (expressions.length === 0) return false;
  const forms = [
    { form: 'plain', pieces: plainPieces(text) },
    ...(words.some(({ isSuspicious }) => isSuspicious) ? [{ form: 'folded', pieces: readPieces(words) } as const] : []),
  ] as const;
  for (const { rule, expression } of expressions) {
    for (const { form, pieces } of forms) {
      for (const piece of pieces) {
        if (isOver()) return true;
        const matcher = expression.matcher(piece.text);
        for (let count = 0; count < matchesPerRule && matcher.find(); count += 1)
          put(form)(rule, piece.at(matcher.start()), piece.at(matcher.end()));
      }
    }
  }
  return false;
}

function plainPieces(text: string): Piece[] {
  return piecesOf(text, (position) => position);
}

/** The words as they read, one space between them. */
function readPieces(words: readonly KnownWord[]): Piece[] {
  const places: number[] = [];
  let read = '';
  for (const { letters, isSuspicious } of words) {
    for (const { facts, start, end } of letters) {
      const shown = isSuspicious ? facts.read : facts.plain;
      for (let index = 0; index < shown.length; index += 1) places.push(index === 0 ? start : end);
      read += shown;
    }
    places.push(letters.at(-1)?.end ?? 0);
    read += ' ';
  }
  return piecesOf(read, (position) => places[position] ?? places.at(-1) ?? 0);
}

function piecesOf(text: string, at: Piece['at']): Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < Math.max(text.length, 1); start += pieceCharacters) {
    const end = start + pieceCharacters + overlapCharacters;
    pieces.push({ text: text.slice(start, end), start, at: (position) => at(start + position) });
  }
  return pieces;
}
