import { Socket as DatagramSocket } from 'node:dgram';
import dns from 'node:dns';
import { Server, Socket } from 'node:net';

/** What a process says that has no business with the network. */
export class NetworkClosed extends Error {
  constructor() {
    super('This process reads files; it has no network.');
  }
}

/** Takes the network from this process before it sees a file: no connection, no listening, no name is looked up. */
export function closeNetwork(): void {
  const refuse = () => {
    throw new NetworkClosed();
  };
  const closed: readonly (readonly [object, readonly string[]])[] = [
    [Socket.prototype, ['connect']],
    [Server.prototype, ['listen']],
    [DatagramSocket.prototype, ['bind', 'connect', 'send']],
    [dns, ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']],
    [dns.promises, ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse']],
  ];
  for (const [owner, names] of closed)
    for (const name of names)
      Object.defineProperty(owner, name, { value: refuse, writable: false, configurable: false });
}
