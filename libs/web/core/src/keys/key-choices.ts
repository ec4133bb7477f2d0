/** What a key does: a command's name, the key it usually has, and whether that key can be changed. */
export interface KeyCommand {
  readonly name: string;
  readonly usual: string;
  readonly isFixed?: boolean;
}

/** The keys a person chose, by the name of the command. */
export type KeyChoices = Readonly<Record<string, string>>;

/** Why a key cannot be had: it is not one sign, or another command has it. */
export type KeyRefusal = { readonly why: 'not-one-sign' } | { readonly why: 'taken'; readonly by: string };

/** The search, which every page has. */
export const searchCommand: KeyCommand = { name: 'search', usual: '/' };

/** The key a command has. */
export function keyOf(command: KeyCommand, choices: KeyChoices): string {
  return (command.isFixed ? undefined : choices[command.name]) ?? command.usual;
}

/** The choices with one more, or why it cannot be. `commands` are all that share the keyboard. */
export function withKey(
  choices: KeyChoices,
  commands: readonly KeyCommand[],
  command: KeyCommand,
  key: string,
): { readonly choices: KeyChoices } | { readonly refusal: KeyRefusal } {
  if (command.isFixed || !isOneSign(key)) return { refusal: { why: 'not-one-sign' } };
  const other = commands.find((one) => one.name !== command.name && keyOf(one, choices) === key);
  if (other) return { refusal: { why: 'taken', by: other.name } };
  const { [command.name]: _before, ...rest } = choices;
  return { choices: key === command.usual ? rest : { ...rest, [command.name]: key } };
}

/** The choices as they were kept; what is not one is left out. */
export function readKeyChoices(kept: string | null): KeyChoices {
  try {
    const found: unknown = JSON.parse(kept ?? '{}');
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => isOneSign(entry[1])));
  } catch {
    return {};
  }
}

/** Space is left to the page, which it scrolls. */
function isOneSign(key: unknown): key is string {
  return typeof key === 'string' && [...key].length === 1 && key.trim() !== '';
}
