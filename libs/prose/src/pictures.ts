import { limits, type Picture } from '@lectern/contracts';

const address = /^picture:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9]\d{0,4})x([1-9]\d{0,4})$/;
const sign = /[\\`*_[\]<>!&$]/g;

/** The picture of this server an address names, with the size it is drawn in; null for every other address. */
export function pictureOf(url: string): Picture | null {
  const [, id, width, height] = address.exec(url) ?? [];
  if (!id) return null;
  const [wide, high] = [Number(width), Number(height)];
  return wide <= limits.pictureSidePixels && high <= limits.pictureSidePixels
    ? { id, width: wide, height: high }
    : null;
}

/** A picture as it is written: `![what it shows](picture:…/640x480)`; without words it is decoration. */
export function pictureMarkdown({ id, width, height }: Picture, alternative: string): string {
  const words = alternative.replace(/\s+/g, ' ').trim().replace(sign, '\\$&');
  return `![${words}](picture:${id}/${width}x${height})`;
}

/** Whether a text can have a picture at all: most have none, and are not parsed for it. */
export function mayShowPictures(markdown: string): boolean {
  return markdown.includes('picture:');
}
