import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Random } from '../random';
import { fairWeather, type Weather } from './direction';
import { Link } from './link';

/** A TCP proxy on the loopback address that can be told to behave like a bad network. */
export class FaultProxy {
  readonly links = new Set<Link>();
  weather: Weather = fairWeather;
  /** new connections: through, turned away at once, or taken and left hanging */
  door: 'open' | 'closed' | 'hanging' = 'open';
  private readonly hanging = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    /** the port a new connection goes on to */
    public target: () => number,
    private readonly random: Random,
    private readonly isWebSocket: boolean,
  ) {
    server.on('connection', (client) => this.accept(client));
  }

  /** `isWebSocket`: frames of the server can be dropped one by one. */
  static start(target: () => number, random: Random, isWebSocket = false): Promise<FaultProxy> {
    const server = createServer({ pauseOnConnect: false });
    return new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', () => resolve(new FaultProxy(server, target, random, isWebSocket)));
    });
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  cutAll(isReset: boolean): void {
    for (const link of [...this.links]) link.cut(isReset);
  }

  blackHole(isLost: boolean): void {
    this.door = isLost ? 'hanging' : 'open';
    for (const link of this.links) link.blackHole(isLost);
    if (!isLost) for (const socket of this.hanging) socket.destroy();
    if (!isLost) this.hanging.clear();
  }

  async stop(): Promise<void> {
    this.cutAll(false);
    for (const socket of this.hanging) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private accept(client: Socket): void {
    client.on('error', () => client.destroy());
    if (this.door === 'closed') return void client.resetAndDestroy();
    if (this.door === 'hanging') {
      this.hanging.add(client);
      client.on('close', () => this.hanging.delete(client));
      return;
    }
    const server = connect(this.target(), '127.0.0.1');
    this.links.add(
      new Link(
        client,
        server,
        () => this.weather,
        () => this.random.next(),
        (link) => this.links.delete(link),
        this.isWebSocket,
      ),
    );
  }
}
