import 'reflect-metadata';
import type { Server } from 'node:http';
import { ConfigurationError, readConfig, serverLimits } from '@lectern/server/platform';
import { createApp } from './create-app';
import { startTracing } from './tracing';

/** Starts one API process: settings from the environment, then listening, then word to whoever started us. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const stopTracing = config.tracesUrl === null ? null : await startTracing(config.tracesUrl);
  const app = await createApp(config);
  const server = app.getHttpServer() as Server;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => endInTime(server, config.drainMs, stopTracing));
  await app.listen(config.port, config.host);
  process.send?.('listening');
}

/** What is being answered gets its time; then the process ends, whatever else is unfinished: nothing acknowledged is only in memory. */
function endInTime(server: Server, drainMs: number, stopTracing: (() => Promise<void>) | null): void {
  setTimeout(() => server.closeAllConnections(), drainMs + serverLimits.drainRequestsMs).unref();
  setTimeout(() => process.exit(1), drainMs + serverLimits.drainMs).unref();
  void stopTracing?.().catch((error: unknown) => console.error(error));
}

// started by another process: when that one is gone, so are we
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.once('unhandledRejection', (reason) => {
  console.error(reason);
  process.exitCode = 1;
  process.kill(process.pid, 'SIGTERM');
});
main().catch((error: unknown) => {
  console.error(error instanceof ConfigurationError ? error.message : error);
  process.exit(1);
});
