import { connect, type Socket } from 'node:net';

/** Asks Socket.IO for the connection; engine.io's own packet before it. */
const connectPacket = Buffer.from('40');
const pongPacket = Buffer.from('3');
const [textFrame, closingFrame] = [1, 8];
const [openType, pingType, messageType] = ['0', '2', '4'].map((type) => type.charCodeAt(0));
const [connectedType, closedType, eventType, ackType, refusedType] = ['0', '1', '2', '3', '4'].map((type) =>
  type.charCodeAt(0),
);

/** the product's client gives a connection as long */
const connectedWithinMs = 10_000;

/** What a wire hears. Payloads are the JSON that came, not yet decoded. */
export interface WireListener {
  onEvent?(payload: Buffer): void;
  onAck?(id: number, payload: Buffer): void;
  onClosed?(): void;
}

/**
 * One Socket.IO connection as bare as can be: frames are cut and handed on, nothing else. Measurements need a
 * client that costs less than the server it measures, and the same for every server.
 */
export class Wire {
  private rest: Buffer | null = null;
  private isUpgraded = false;
  private nextAckId = 0;

  private constructor(
    private readonly socket: Socket,
    private readonly settled: (fault: Error | null) => void,
    readonly listener: WireListener,
  ) {}

  /** Connects, and resolves once Socket.IO has let it in. Rejects with a message that begins with the HTTP status, if one came. */
  static open(base: string, cookie: string | null, listener: WireListener): Promise<Wire> {
    const { hostname, port, origin, host } = new URL(base);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), hostname === 'localhost' ? '127.0.0.1' : hostname);
      socket.setNoDelay(true);
      let isOpen = false;
      const wire = new Wire(
        socket,
        (fault) => {
          isOpen = fault === null;
          socket.setTimeout(0);
          if (isOpen) return resolve(wire);
          reject(fault ?? new Error('closed'));
          socket.destroy();
        },
        listener,
      );
      socket.setTimeout(connectedWithinMs, () => socket.destroy());
      socket.write(
        `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\n` +
          `Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n` +
          `Origin: ${origin}\r\n${cookie === null ? '' : `Cookie: ${cookie}\r\n`}\r\n`,
      );
      socket.on('data', (chunk) => wire.take(chunk));
      socket.on('error', (fault) => reject(fault));
      socket.on('close', () => (isOpen ? listener.onClosed?.() : reject(new Error('closed'))));
    });
  }

  /** Sends a message that is to be acknowledged, under the number that is returned. */
  send(name: string, payload: unknown): number {
    this.nextAckId += 1;
    this.frame(Buffer.from(`42${this.nextAckId}${JSON.stringify([name, payload])}`));
    return this.nextAckId;
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    let data = this.rest ? Buffer.concat([this.rest, chunk]) : chunk;
    this.rest = null;
    if (!this.isUpgraded) {
      const end = data.indexOf('\r\n\r\n');
      if (end < 0) return void (this.rest = data);
      const status = data.subarray(9, 12).toString();
      if (status !== '101') return this.settled(new Error(`${status} instead of a websocket`));
      this.isUpgraded = true;
      data = data.subarray(end + 4);
    }
    let at = 0;
    while (data.length - at >= 2) {
      const short = (data[at + 1] ?? 0) & 127;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (data.length - at < head) break;
      const length =
        short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2));
      if (data.length - at < head + length) break;
      const kind = (data[at] ?? 0) & 15;
      if (kind === textFrame) this.packet(data.subarray(at + head, at + head + length));
      // or the other side would wait for our goodbye
      else if (kind === closingFrame) return this.close();
      at += head + length;
    }
    if (at < data.length) this.rest = data.subarray(at);
  }

  private packet(packet: Buffer): void {
    const type = packet[0];
    if (type === openType) return this.frame(connectPacket);
    if (type === pingType) return this.frame(pongPacket);
    if (type !== messageType) return;
    const inner = packet[1];
    if (inner === eventType) this.listener.onEvent?.(packet.subarray(2));
    else if (inner === ackType) this.acknowledged(packet);
    else if (inner === connectedType) this.settled(null);
    else if (inner === refusedType) this.settled(new Error(`refused: ${packet.subarray(2).toString()}`));
    else if (inner === closedType) this.close();
  }

  private acknowledged(packet: Buffer): void {
    const start = packet.indexOf('[', 2);
    this.listener.onAck?.(Number(packet.subarray(2, start).toString()), packet.subarray(start));
  }

  /** Masked with zeroes, which the protocol allows and which leaves the words as they are. */
  private frame(payload: Buffer): void {
    const { length } = payload;
    const head = Buffer.alloc(length < 126 ? 6 : 8);
    head[0] = 0x81;
    head[1] = 128 | (length < 126 ? length : 126);
    if (length >= 126) head.writeUInt16BE(length, 2);
    this.socket.write(Buffer.concat([head, payload]));
  }
}
