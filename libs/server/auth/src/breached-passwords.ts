let breached: Promise<ReadonlySet<string>> | null = null;

/** Whether a password in small letters is one of 49,000 breached ones: as it is, repeated, or with numbers and signs around it. */
export async function isBreached(password: string): Promise<boolean> {
  breached ??= load();
  const known = await breached;
  const bare = password.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [password, bare].some((word) => known.has(word) || known.has(repeatedPiece(word)));
}

/** Only once somebody chooses a password: it takes 4 MB that a server nobody signs up at does not need. */
async function load(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}

/** What a word is two or more times, nothing else; or the word. */
function repeatedPiece(word: string): string {
  const at = word === '' ? 0 : (word + word).indexOf(word, 1);
  return word.slice(0, at);
}
