import type { Socket } from 'node:net';
import { Direction, type Weather } from './direction';
import { FrameFilter } from './frame-filter';

/** One connection through the proxy, with what can be done to it. */
export class Link {
  private readonly toServer: Direction;
  private readonly toClient: Direction;
  private filter: FrameFilter | null = null;
  private isDropped: (text: string) => boolean = () => false;
  /** idle: nothing planned; armed: the next write of the client starts it; sprung: the server's next byte cuts */
  private trap: 'idle' | 'armed' | 'sprung' = 'idle';
  private onTrapped: () => void = () => undefined;
  isClosed = false;

  constructor(
    private readonly client: Socket,
    private readonly server: Socket,
    weather: () => Weather,
    random: () => number,
    private readonly closed: (link: Link) => void,
    isWebSocket: boolean,
  ) {
    const reset = () => this.cut(true);
    this.toServer = new Direction(server, weather, random, reset);
    this.toClient = new Direction(client, weather, random, reset);
    if (isWebSocket) this.filter = new FrameFilter((text) => this.isDropped(text));
    client.on('data', (chunk: Buffer) => {
      if (this.trap === 'armed') this.trap = 'sprung';
      this.toServer.push(chunk);
    });
    server.on('data', (chunk: Buffer) => {
      if (this.trap === 'sprung') return this.spring();
      const passed = this.filter?.pass(chunk) ?? chunk;
      if (passed.length > 0) this.toClient.push(passed);
    });
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => this.cut(false));
      socket.on('close', () => this.cut(false));
    }
  }

  /** Ends the connection at both ends, by a reset or in order. */
  cut(isReset: boolean): void {
    if (this.isClosed) return;
    this.isClosed = true;
    this.toServer.close();
    this.toClient.close();
    for (const socket of [this.client, this.server]) {
      if (isReset && !socket.destroyed && !socket.connecting) socket.resetAndDestroy();
      else socket.destroy();
    }
    this.closed(this);
  }

  /** After the client's next write, cuts at the first byte the server sends: what it did is done, its answer lost. */
  cutAtNextAnswer(onCut: () => void): void {
    this.trap = 'armed';
    this.onTrapped = onCut;
  }

  /** Loses every packet both ways, without either end being told. */
  blackHole(isLost: boolean): void {
    this.toServer.hold(isLost);
    this.toClient.hold(isLost);
  }

  /** Stops reading what the server sends, so that it piles up there. */
  stopReading(isStopped: boolean): void {
    if (isStopped) this.server.pause();
    else this.server.resume();
  }

  /** From now on drops the server's text frames that `isDropped` picks. */
  dropFrames(isDropped: (text: string) => boolean): void {
    this.isDropped = isDropped;
  }

  private spring(): void {
    this.trap = 'idle';
    this.cut(true);
    this.onTrapped();
  }
}
