/** The kinds of pictures that are taken. */
export type PictureKind = 'png' | 'jpeg' | 'webp' | 'gif';

/** What kind of picture bytes are, by what they begin with and by nothing that was said of them; null for anything else. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const begins = (signs: string, at = 0) => latin(bytes, at, signs.length) === signs;
  if (begins('\u0089PNG\r\n\u001a\n')) return 'png';
  if (begins('\u00ff\u00d8\u00ff')) return 'jpeg';
  if (begins('RIFF') && begins('WEBP', 8)) return 'webp';
  if (begins('GIF87a') || begins('GIF89a')) return 'gif';
  return null;
}

function latin(bytes: Uint8Array, at: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(at, at + length));
}
