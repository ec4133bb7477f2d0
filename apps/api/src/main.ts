import 'reflect-metadata';
import { ConfigurationError, readConfig } from '@lectern/server/platform';
import { createApp } from './create-app';

/** Starts one API process: settings from the environment, then listening, then word to whoever started us. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const app = await createApp(config);
  await app.listen(config.port, config.host);
  process.send?.('listening');
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
