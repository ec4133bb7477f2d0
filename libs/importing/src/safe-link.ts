const addressCharactersMax = 2_048;

/**
 * The address a link may keep: absolute http, https or mailto as typed, or null. Everything else (`javascript:`,
 * `data:`, relative paths, addresses with blanks or control characters) leaves only the words of the link.
 */
export function safeLink(address: string | null | undefined): string | null {
  const trimmed = address?.trim() ?? '';
  if (trimmed.length > addressCharactersMax || !/^(https?:\/\/|mailto:)[^\s\p{Cc}]+$/iu.test(trimmed)) return null;
  return URL.canParse(trimmed) ? trimmed : null;
}
