import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { limits } from '@lectern/contracts';
import { pictureKind } from './picture-kind';
import { PictureMaker } from './picture-maker';

const maker = new PictureMaker();
const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#27a' } });

describe('making pictures', () => {
  it.each(['png', 'jpeg', 'webp', 'gif'] as const)('makes WebP of %s, whatever it was called', async (kind) => {
    const bytes = await plain(40, 30).toFormat(kind).toBuffer();
    expect(pictureKind(bytes)).toBe(kind);
    const made = await maker.make(bytes);
    expect(made).toMatchObject({ width: 40, height: 30 });
    expect(pictureKind(made.bytes)).toBe('webp');
    expect(made.sha256).toHaveLength(32);
  });

  it('keeps nothing of where and with what it was taken, and turns it upright', async () => {
    const taken = await plain(40, 30)
      .withExif({ IFD0: { Copyright: 'Ada Lovelace' }, IFD3: { GPSLatitude: '52/1 0/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(taken).metadata()).exif).toBeDefined();
    const { bytes, width, height } = await maker.make(taken);
    const metadata = await sharp(bytes).metadata();
    expect([width, height]).toEqual([30, 40]);
    expect([metadata.exif, metadata.xmp, metadata.icc, metadata.orientation]).toEqual(Array(4).fill(undefined));
    expect(Buffer.from(bytes).includes('Ada')).toBe(false);
  });

  it('makes what is large smaller, and nothing larger', async () => {
    const made = await maker.make(await plain(4_000, 1_000).png().toBuffer());
    expect(made).toMatchObject({ width: limits.pictureSidePixels, height: limits.pictureSidePixels / 4 });
  });

  it('keeps the first frame of what moves', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0', '#00f'].map((background) =>
        sharp({ create: { width: 10, height: 10, channels: 3, background } })
          .png()
          .toBuffer(),
      ),
    );
    const moving = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect((await sharp(moving).metadata()).pages).toBe(3);
    const { bytes } = await maker.make(moving);
    expect((await sharp(bytes).metadata()).pages ?? 1).toBe(1);
    const { dominant } = await sharp(bytes).stats();
    expect(dominant.r).toBeGreaterThan(200);
  });

  const refusal = async (bytes: Uint8Array) =>
    maker.make(bytes).then(
      () => null,
      (error: { details: { reason: string } }) => error.details.reason,
    );

  it('refuses what is something else, damaged or too large, and says which', async () => {
    const whole = await sharp({
      create: {
        width: 400,
        height: 300,
        channels: 3,
        background: '#27a',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .jpeg()
      .toBuffer();
    expect(await refusal(new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('picture-kind');
    expect(await refusal(new Uint8Array())).toBe('picture-kind');
    expect(await refusal(new TextEncoder().encode('GIF89a and then a letter'))).toBe('picture-damaged');
    expect(await refusal(whole.subarray(0, whole.length / 2))).toBe('picture-damaged');
    expect(await refusal(new Uint8Array(limits.pictureBytes + 1))).toBe('picture-bytes');
    // small in bytes, and 400 MB when it is drawn
    expect(await refusal(saidToBe(10_000, 10_000, await plain(8, 8).png().toBuffer()))).toBe('picture-pixels');
  });
});

/** A PNG whose header says it has another size. */
function saidToBe(width: number, height: number, png: Buffer): Buffer {
  const changed = Buffer.from(png);
  changed.writeUInt32BE(width, 16);
  changed.writeUInt32BE(height, 20);
  changed.writeUInt32BE(crc32(changed.subarray(12, 29)), 29);
  return changed;
}
