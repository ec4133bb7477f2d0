import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type Sharp from 'sharp';
import { limits, type PictureFault } from '@lectern/contracts';
import { DomainError, Gate, serverLimits } from '@lectern/server/platform';
import { pictureKind } from './picture-kind';

/** A picture made anew: WebP, upright, without metadata, no side longer than `limits.pictureSidePixels`. */
export interface MadePicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly sha256: Uint8Array<ArrayBuffer>;
}

/**
 * Makes pictures of bytes from outside. What they are is seen by their content; of what moves the first frame is kept.
 * Nothing of the bytes themselves is ever given on: the pixels are read and written anew.
 */
@Injectable()
export class PictureMaker {
  private readonly gate = new Gate(serverLimits.picturesMadeAtOnce);
  private waiting = 0;
  private library: Promise<typeof Sharp> | null = null;

  /** Refuses with `E_TOO_LARGE`, `E_MEDIA_TYPE` or `E_INVALID` and a `PictureFault`; with `E_BUSY` where too many wait. */
  async make(bytes: Uint8Array): Promise<MadePicture> {
    if (bytes.byteLength > limits.pictureBytes) throw tooManyBytes();
    const kind = pictureKind(bytes);
    if (kind === null) throw refused('E_MEDIA_TYPE', 'picture-kind', 'This is no picture in PNG, JPEG, WebP or GIF.');
    if (this.waiting >= serverLimits.picturesWaiting)
      throw new DomainError('E_BUSY', 'Many pictures are being made. Try again in a moment.', { retryAfterSeconds: 5 });
    this.waiting += 1;
    try {
      return await this.gate.through(async () => makeAnew(await this.sharp(), bytes));
    } finally {
      this.waiting -= 1;
    }
  }

  /** Comes with the first picture: ten megabytes that a server without any need not hold. */
  private sharp(): Promise<typeof Sharp> {
    this.library ??= import('sharp').then(({ default: sharp }) => {
      // nothing of one person's picture stays in memory for the next
      sharp.cache(false);
      sharp.concurrency(1);
      return sharp;
    });
    return this.library;
  }
}

async function makeAnew(sharp: typeof Sharp, bytes: Uint8Array): Promise<MadePicture> {
  const options = {
    failOn: 'warning',
    pages: 1,
    limitInputPixels: limits.picturePixels,
    sequentialRead: true,
  } as const;
  const side = limits.pictureSidePixels;
  try {
    const { width, height } = await sharp(bytes, { ...options, limitInputPixels: false }).metadata();
    if (width * height > limits.picturePixels) throw tooManyPixels();
    const { data, info } = await sharp(bytes, options)
      .autoOrient()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82, effort: 3 })
      .timeout({ seconds: serverLimits.pictureSeconds })
      .toBuffer({ resolveWithObject: true });
    const made = Uint8Array.from(data);
    return {
      bytes: made,
      width: info.width,
      height: info.height,
      sha256: Uint8Array.from(createHash('sha256').update(made).digest()),
    };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw refused(
      'E_INVALID',
      'picture-damaged',
      'This picture is damaged, or cannot be read. Save it anew and try again.',
    );
  }
}

function tooManyBytes(): DomainError {
  const megabytes = limits.pictureBytes / 1_000_000;
  return refused('E_TOO_LARGE', 'picture-bytes', `A picture may have ${megabytes} MB. Make it smaller.`);
}

function tooManyPixels(): DomainError {
  const millions = limits.picturePixels / 1_000_000;
  return refused('E_TOO_LARGE', 'picture-pixels', `A picture may have ${millions} million pixels. Make it smaller.`);
}

function refused(
  code: 'E_TOO_LARGE' | 'E_MEDIA_TYPE' | 'E_INVALID',
  reason: PictureFault,
  message: string,
): DomainError {
  return new DomainError(code, message, { reason });
}
