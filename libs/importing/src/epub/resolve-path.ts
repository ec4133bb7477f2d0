/**
 * The name of the file in the archive that an address in another file leads to, without its fragment; null when it
 * leads out of the archive.
 */
export function resolvePath(from: string, address: string): string | null {
  const path = address.split(/[?#]/)[0] ?? '';
  if (/^[a-z][a-z0-9+.-]*:/i.test(path) || path.startsWith('/') || path.includes('\\')) return null;
  if (path === '') return from;
  const segments = from.split('/').slice(0, -1);
  for (const segment of decoded(path).split('/')) {
    if (segment === '..') {
      if (segments.pop() === undefined) return null;
    } else if (segment !== '.' && segment !== '') segments.push(segment);
  }
  return segments.join('/');
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
