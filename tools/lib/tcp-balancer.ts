import { connect, createServer, type Socket } from 'node:net';

/** Stands in for nginx in tests where there is none: hands connections to the nodes in turn, and past those that do not answer. */
export async function startTcpBalancer(port: number, nodes: readonly number[]): Promise<() => Promise<void>> {
  let turn = 0;
  const open = new Set<Socket>();
  const server = createServer((client) => {
    turn += 1;
    lead(client, turn, nodes.length);
  });
  const lead = (client: Socket, from: number, triesLeft: number): void => {
    const node = connect(nodes[from % nodes.length] ?? 0, '127.0.0.1');
    for (const socket of [client, node]) {
      open.add(socket);
      socket.once('close', () => open.delete(socket));
    }
    let isConnected = false;
    node.once('connect', () => {
      isConnected = true;
      client.pipe(node).pipe(client);
      client.once('close', () => node.destroy());
      node.once('close', () => client.destroy());
    });
    node.on('error', () => (triesLeft > 1 && !isConnected ? lead(client, from + 1, triesLeft - 1) : client.destroy()));
    client.on('error', () => node.destroy());
  };
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', () => resolve()));
  return async () => {
    for (const socket of open) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  };
}
