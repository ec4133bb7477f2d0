/** What of an address narrows a search: the reading or the group whose page it is. */
export function searchScope(url: string): Readonly<Record<string, string>> {
  const [, place, id] = /^\/(readings|groups)\/([0-9a-f-]{36})\b/.exec(url) ?? [];
  if (!place || !id) return {};
  return place === 'readings' ? { reading: id } : { group: id };
}
