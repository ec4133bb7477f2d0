const headEnd = Buffer.from('\r\n\r\n');

/** Lets what a server sends over a WebSocket through, without the text frames that `isDropped` picks. */
export class FrameFilter {
  private rest = Buffer.alloc(0);
  private isPastHead = false;

  constructor(private readonly isDropped: (text: string) => boolean) {}

  /** Takes bytes as they come; answers those that may go on. */
  pass(chunk: Buffer): Buffer {
    this.rest = Buffer.concat([this.rest, chunk]);
    const passed: Buffer[] = [];
    if (!this.isPastHead) {
      const end = this.rest.indexOf(headEnd);
      if (end < 0) return Buffer.alloc(0);
      passed.push(this.take(end + headEnd.length));
      this.isPastHead = true;
    }
    for (let frame = this.nextFrame(); frame; frame = this.nextFrame()) {
      const isText = ((frame.bytes[0] ?? 0) & 0x0f) === 1;
      if (!isText || !this.isDropped(frame.bytes.subarray(frame.headBytes).toString())) passed.push(frame.bytes);
    }
    return Buffer.concat(passed);
  }

  /** A whole frame, if there is one. Servers do not mask theirs (RFC 6455, 5.1). */
  private nextFrame(): { bytes: Buffer; headBytes: number } | null {
    if (this.rest.length < 2) return null;
    const short = (this.rest[1] ?? 0) & 0x7f;
    const headBytes = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (this.rest.length < headBytes) return null;
    const length =
      short === 126 ? this.rest.readUInt16BE(2) : short === 127 ? Number(this.rest.readBigUInt64BE(2)) : short;
    if (this.rest.length < headBytes + length) return null;
    return { bytes: this.take(headBytes + length), headBytes };
  }

  private take(length: number): Buffer {
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return taken;
  }
}
