import { StreamableFile } from '@nestjs/common';
import type { Response } from 'express';

/** A file to be saved by whoever asked for it. */
export interface Attachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Answers with a file that browsers save and never open: whatever is in it, it is no page of this server. `sandbox`
 * takes from it, where a browser shows it all the same, every right a page has.
 */
export function attachment(response: Response, { fileName, mediaType, bytes }: Attachment): StreamableFile {
  response.setHeader('Content-Security-Policy', "sandbox; default-src 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cache-Control', 'private, no-store');
  return new StreamableFile(bytes, {
    type: mediaType,
    disposition: contentDisposition(fileName),
    length: bytes.byteLength,
  });
}

/** RFC 6266: a plain name for old browsers, and the true one after RFC 5987 for all others. */
export function contentDisposition(fileName: string): string {
  const plain = fileName
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[^A-Za-z0-9 ._()-]/g, '_');
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** A title as a name a file can have on any system. */
export function fileNameOf(title: string, ending: string): string {
  const name = title
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 100)
    .replace(/^[ .]+|[ .]+$/g, '');
  return `${name || 'text'}.${ending}`;
}
