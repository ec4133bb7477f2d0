import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** What a frame is, RFC 6455. */
export const opcodes = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9 } as const;

/** What the server did with a connection: the text frames it sent, and how it closed. */
export interface Fate {
  readonly texts: string[];
  readonly closeCode: number | null;
  readonly isClosed: boolean;
}

/** A WebSocket spoken byte by byte, so that it can be spoken wrongly. */
export class RawSocket {
  private buffer: Buffer = Buffer.alloc(0);
  private readonly texts: string[] = [];
  private closeCode: number | null = null;
  private isClosed = false;
  private readonly closing: Promise<void>;

  private constructor(private readonly socket: Socket) {
    this.closing = new Promise((resolve) =>
      socket.once('close', () => {
        this.isClosed = true;
        resolve();
      }),
    );
    socket.on('error', () => undefined);
    socket.on('data', (data: Buffer) => this.read(data));
  }

  /** Upgrades a connection to the socket's address; throws the answer's status line when it is not upgraded. */
  static async open(
    base: string,
    headers: Record<string, string>,
    query = 'EIO=4&transport=websocket',
  ): Promise<RawSocket> {
    const { statusLine, socket, rest } = await upgrade(base, `/socket.io/?${query}`, headers);
    if (!statusLine.includes(' 101 ')) {
      socket.destroy();
      throw new Error(statusLine);
    }
    const raw = new RawSocket(socket);
    raw.read(rest);
    return raw;
  }

  /** Sends one frame. */
  send(data: string | Buffer, opcode: number = opcodes.text, isLast = true): void {
    if (!this.isClosed) this.socket.write(frame(Buffer.from(data as string), opcode, isLast));
  }

  /** Sends bytes as they are. */
  write(bytes: Buffer): void {
    if (!this.isClosed) this.socket.write(bytes);
  }

  /** Waits for a text frame that begins so. */
  async text(start: string): Promise<string> {
    for (;;) {
      const found = this.texts.find((text) => text.startsWith(start));
      if (found !== undefined) return found;
      if (this.isClosed) throw new Error(`Closed with ${this.closeCode} before ${start} came: ${this.texts.join(' ')}`);
      await Promise.race([once(this.socket, 'data'), this.closing]);
    }
  }

  /** Resolves once the server has closed the connection. */
  async fate(): Promise<Fate> {
    await this.closing;
    return this.state();
  }

  state(): Fate {
    return { texts: this.texts, closeCode: this.closeCode, isClosed: this.isClosed };
  }

  end(): void {
    this.socket.destroy();
  }

  private read(data: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const [first, second] = this.buffer;
      if (first === undefined || second === undefined) return;
      const short = second & 127;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (this.buffer.length < head) return;
      const length =
        short < 126 ? short : short === 126 ? this.buffer.readUInt16BE(2) : Number(this.buffer.readBigUInt64BE(2));
      if (this.buffer.length < head + length) return;
      const payload = this.buffer.subarray(head, head + length);
      this.buffer = this.buffer.subarray(head + length);
      if ((first & 15) === opcodes.text) this.texts.push(payload.toString());
      if ((first & 15) === opcodes.close) {
        this.closeCode = payload.length >= 2 ? payload.readUInt16BE(0) : 1005;
        // as the protocol asks; the server would wait for it
        this.send(payload, opcodes.close);
        this.socket.end();
      }
    }
  }
}

/** Asks for an upgrade and returns the answer's first line with what came after its headers. */
export async function upgrade(
  base: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ statusLine: string; headers: string; socket: Socket; rest: Buffer }> {
  const { port, hostname, host } = new URL(base);
  const socket = connect(Number(port), hostname);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  const lines = Object.entries({
    Host: host,
    Connection: 'Upgrade',
    Upgrade: 'websocket',
    'Sec-WebSocket-Version': '13',
    'Sec-WebSocket-Key': randomBytes(16).toString('base64'),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`GET ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
  let answer = Buffer.alloc(0);
  while (!answer.includes('\r\n\r\n')) {
    const data = await Promise.race([once(socket, 'data'), once(socket, 'close').then(() => null)]);
    if (data === null) return { statusLine: '(closed)', headers: '', socket, rest: Buffer.alloc(0) };
    answer = Buffer.concat([answer, data[0] as Buffer]);
  }
  const end = answer.indexOf('\r\n\r\n');
  const head = answer.subarray(0, end).toString();
  return { statusLine: head.split('\r\n')[0] ?? '', headers: head, socket, rest: answer.subarray(end + 4) };
}

/** A masked frame, as clients send them. */
function frame(payload: Buffer, opcode: number, isLast: boolean): Buffer {
  const first = (isLast ? 128 : 0) | opcode;
  const head =
    payload.length < 126
      ? Buffer.from([first, 128 | payload.length])
      : payload.length < 65_536
        ? Buffer.from([first, 128 | 126, payload.length >> 8, payload.length & 255])
        : Buffer.concat([Buffer.from([first, 128 | 127]), bigLength(payload.length)]);
  const mask = randomBytes(4);
  const masked = Buffer.from(payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0)));
  return Buffer.concat([head, mask, masked]);
}

function bigLength(length: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(length));
  return bytes;
}
