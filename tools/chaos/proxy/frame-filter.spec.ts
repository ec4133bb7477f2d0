import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FrameFilter } from './frame-filter';

const head = Buffer.from('HTTP/1.1 101 Switching Protocols\r\n\r\n');

/** A text frame as a server sends it: not masked. */
function frame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length < 126) return Buffer.concat([Buffer.from([0x81, payload.length]), payload]);
  if (payload.length < 65_536) {
    return Buffer.concat([Buffer.from([0x81, 126, payload.length >> 8, payload.length & 0xff]), payload]);
  }
  const length = Buffer.alloc(8);
  length.writeBigUInt64BE(BigInt(payload.length));
  return Buffer.concat([Buffer.from([0x81, 127]), length, payload]);
}

it('drops the frames it is told to and lets every other byte through, however the bytes are cut', () => {
  const texts = fc.array(
    fc.oneof(fc.string(), fc.constant('drop me'), fc.constant('x'.repeat(200)), fc.constant('y'.repeat(70_000))),
  );
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 5_000 }), (all, size) => {
      const bytes = Buffer.concat([head, ...all.map(frame)]);
      const filter = new FrameFilter((text) => text.startsWith('drop'));
      const passed: Buffer[] = [];
      // single bytes only of what is small: of what is large it would take minutes
      const step = Math.max(size, Math.ceil(bytes.length / 2_000));
      for (let from = 0; from < bytes.length; from += step) passed.push(filter.pass(bytes.subarray(from, from + step)));
      const kept = all.filter((text) => !text.startsWith('drop'));
      expect(Buffer.concat(passed).equals(Buffer.concat([head, ...kept.map(frame)]))).toBe(true);
    }),
    { numRuns: 50 },
  );
});
