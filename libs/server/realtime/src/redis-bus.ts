import { Logger } from '@nestjs/common';
import { createAdapter } from '@socket.io/redis-streams-adapter';
import type { Namespace } from 'socket.io';
import type { Redis } from '@lectern/server/platform';

/** What of a Socket.IO cluster adapter is used here; its own types do not say that `publish` can be called. */
interface BusAdapter {
  broadcast(packet: unknown, options: BroadcastOptions): void;
  disconnectSockets(options: BroadcastOptions, close: boolean): void;
  publish(message: { type: number; data: unknown }): void;
}

interface BroadcastOptions {
  readonly rooms: ReadonlySet<string>;
  readonly except?: ReadonlySet<string>;
  readonly flags?: Readonly<Record<string, unknown>>;
}

/** `MessageType.BROADCAST` of socket.io-adapter */
const broadcastMessage = 3;

/**
 * Carries broadcasts to the other nodes through Redis. Whoever is on this node is told at once and
 * whether or not Redis answers; what does not reach the others they notice by the head of the stream.
 */
export function redisBus(redis: Redis): (namespace: Namespace) => unknown {
  const makeAdapter = createAdapter(busClient(redis));
  // Socket.IO calls it with `new`, which an arrow function does not bear
  return function adapterOf(namespace) {
    const adapter = makeAdapter(namespace) as unknown as BusAdapter;
    const broadcast = adapter.broadcast.bind(adapter);
    const disconnectSockets = adapter.disconnectSockets.bind(adapter);
    adapter.broadcast = (packet, options) => {
      broadcast(packet, onlyHere(options));
      if (options.flags?.['local']) return;
      const { rooms, except, flags } = options;
      const data = { packet, opts: { rooms: [...rooms], except: [...(except ?? [])], flags } };
      adapter.publish({ type: broadcastMessage, data });
    };
    adapter.disconnectSockets = (options, close) => {
      disconnectSockets(onlyHere(options), close);
      if (!options.flags?.['local']) disconnectSockets(options, close);
    };
    return adapter;
  };
}

/**
 * The adapter's way to Redis. Publishing fails at once when Redis is away, and nobody waits for it:
 * the adapter leaves some of its promises alone, and an unhandled rejection ends the process. The
 * reading copies wait for Redis instead: without their queue the adapter would try again without a
 * pause and never let anything else run.
 */
function busClient(redis: Redis): Redis {
  const client = redis.duplicate();
  const logger = new Logger('redis');
  client.on('error', (error: Error) => logger.warn(`The way to the other nodes is closed: ${error.message}`));
  const publish = client.publish.bind(client) as (...given: unknown[]) => Promise<number>;
  const quiet = (...given: unknown[]) => publish(...given).catch(() => 0);
  const waits = { enableOfflineQueue: true, maxRetriesPerRequest: null, commandTimeout: undefined };
  const waiting = () => redis.duplicate(waits);
  return Object.assign(client, { publish: quiet, duplicate: waiting });
}

function onlyHere(options: BroadcastOptions): BroadcastOptions {
  return { ...options, flags: { ...options.flags, local: true } };
}
