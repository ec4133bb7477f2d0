/** Where a reading's source leads, if it is an address on the web; otherwise it is only words. */
export function safeSource(source: string | null): { href: string; host: string } | null {
  if (source === null || !/^https?:\/\//i.test(source) || !URL.canParse(source)) return null;
  const address = new URL(source);
  return { href: address.href, host: address.host };
}
