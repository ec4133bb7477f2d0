import { compileRules, findWords, type CompiledRules, type WordRule } from '@lectern/moderation-words';
import { evasions, seeded, ways } from '../../../libs/moderation-words/fixtures/evasions';
import { honestTexts } from '../../../libs/moderation-words/fixtures/honest-texts';
import { alone, percentile, type Row } from '../row';

/** As the server gives it. */
const budgetMs = 8;
const now = () => performance.now();
const random = seeded(3);
const letters = 'abcdefghijklmnopqrstuvwxyz';
const made = (length: number) => Array.from({ length }, () => letters[Math.floor(random() * letters.length)]).join('');

/** How well and how fast the rules about words find what they are to find. */
export function benchWords(): Row[] {
  const insults = ['blockhead', 'nitwit', 'dunce', 'scoundrel', 'crook', 'liar', 'spam', 'traitor', 'idiot', 'buffoon'];
  const all = evasions(insults, 5_000);
  const own = compileRules(insults.map((pattern) => words(pattern)));
  const caught = all.filter(({ word, text }) => find(text, own).matches.some(({ ruleId }) => ruleId === word)).length;
  const thousand = compileRules([
    ...Array.from({ length: 980 }, (_, index) => words(index % 10 === 0 ? `${made(6)}*` : made(4 + (index % 8)))),
    ...Array.from({ length: 20 }, (): WordRule => expression(`\\b${made(3)}[a-z]+(${made(2)}|${made(3)})\\b`)),
  ]);
  const usual = Object.values(honestTexts).map((sentences) => sentences.slice(0, 4).join(' '));
  // what a server has run for a while is compiled
  for (let round = 0; round < 20; round += 1) for (const text of usual) find(text, thousand);
  const usualMs = Array.from({ length: 30 }, () => usual.map((text) => timed(text, thousand))).flat();
  const worst = worstTexts().map((text) => Math.min(...[1, 2, 3, 4, 5].map(() => timed(text, thousand))));
  return [
    alone(
      `moderation words-caught of ${all.length}, ${Object.keys(ways).length} ways`,
      (100 * caught) / all.length,
      '%',
      99,
    ),
    alone('moderation words-1000-rules p50', percentile(usualMs, 0.5), 'ms', 2),
    alone('moderation words-1000-rules p95', percentile(usualMs, 0.95), 'ms', 2),
    alone('moderation words-worst of 20,000 letters', Math.max(...worst), 'ms', 20),
  ];
}

/** The longest comments there may be, made to be hard. */
function worstTexts(): string[] {
  const max = 20_000;
  const filled = (part: string) => part.repeat(Math.ceil(max / part.length)).slice(0, max);
  return [
    filled('a'),
    filled('a '),
    filled('ab'.repeat(500) + ' '),
    filled('a\u0301\u0327'),
    filled('сор '),
    filled('сoр 1l0ve '),
    filled('𝓼𝓹𝓪𝓶 '),
    filled('a\u200B'),
    filled('𐔜\u034F'),
    filled(letters),
    Array.from({ length: max / 2 }, (_, index) => String.fromCodePoint(0xa1 + (index % 8_000))).join(''),
    filled(Object.values(honestTexts).flat().join(' ')),
  ];
}

function words(pattern: string): WordRule {
  return { id: pattern, kind: 'words', pattern, action: 'hold' };
}

function expression(pattern: string): WordRule {
  return { id: pattern, kind: 'expression', pattern, action: 'hold' };
}

function find(text: string, rules: CompiledRules) {
  return findWords(text, rules, { now, budgetMs });
}

function timed(text: string, rules: CompiledRules): number {
  const started = now();
  find(text, rules);
  return now() - started;
}
