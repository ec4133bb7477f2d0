import { DomainError } from '@lectern/server/platform';
import { isBreached } from './breached-passwords';

/** What people put together to reach a length: fifteen characters of these are no password. */
const commonWords = [
  'password',
  'passwort',
  'passw0rd',
  'qwerty',
  'qwertz',
  'azerty',
  'letmein',
  'welcome',
  'admin',
  'administrator',
  'iloveyou',
  'monkey',
  'dragon',
  'football',
  'baseball',
  'sunshine',
  'princess',
  'superman',
  'batman',
  'master',
  'login',
  'hello',
  'secret',
  'trustno1',
  'whatever',
  'freedom',
  'shadow',
  'michael',
  'jennifer',
  'computer',
  'internet',
  'asdfghjkl',
  'asdf',
  'zxcvbnm',
  'lectern',
  'reading',
  'library',
  '1q2w3e4r',
  'abc',
  'test',
  'user',
  'changeme',
  'default',
  'correcthorsebatterystaple',
];
/** what must be left of a password once common words, the person's own names, runs and repeats are taken out */
const remainderCharactersMin = 6;

/**
 * Refuses a password made of common words, of the account's own name or address, of a run or of one repeated
 * piece, and one from a list of breached passwords, also repeated or with numbers and signs around it.
 */
export async function refuseCommonPassword(
  password: string,
  own: { email: string; displayName: string },
): Promise<void> {
  const plain = password.toLowerCase();
  const context = [
    own.email.split('@')[0] ?? '',
    ...own.email.split(/[@.]/),
    ...own.displayName.toLowerCase().split(/\s+/),
  ].filter((word) => word.length >= 3);
  let rest = plain;
  for (const word of [...commonWords, ...context].sort((a, b) => b.length - a.length)) rest = rest.replaceAll(word, '');
  rest = rest.replace(/(.{1,6}?)\1{2,}/gsu, '$1');
  rest = withoutRuns(rest);
  if (new Set(rest).size < 4 || [...rest].length < remainderCharactersMin || (await isBreached(plain))) {
    throw new DomainError(
      'E_PASSWORD_COMMON',
      'That password is easy to guess. Take a few words that do not belong together.',
      { field: 'password' },
    );
  }
}

/** Takes out runs of four or more characters that follow each other, such as 12345 or dcba. */
function withoutRuns(text: string): string {
  const characters = [...text];
  const kept: string[] = [];
  let start = 0;
  for (let index = 1; index <= characters.length; index += 1) {
    const step = stepOf(characters[index - 1], characters[index]);
    const stepBefore = index - start > 1 ? stepOf(characters[index - 2], characters[index - 1]) : step;
    if (index < characters.length && (step === 1 || step === -1) && step === stepBefore) continue;
    const run = characters.slice(start, index);
    if (run.length < 4) kept.push(...run);
    start = index;
  }
  return kept.join('');
}

function stepOf(a: string | undefined, b: string | undefined): number {
  return a === undefined || b === undefined ? 0 : (b.codePointAt(0) ?? 0) - (a.codePointAt(0) ?? 0);
}
