import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Load, Metrics } from '@lectern/server/platform';
import { Database, type DatabaseOptions } from './database';

const descriptions = {
  total: 'Connections to the database',
  idle: 'Connections to the database nobody uses just now',
  waiting: 'Callers that wait for a connection to the database',
} as const;

/** Gives every library the one `Database`. */
@Global()
@Module({})
export class DatabaseModule {
  static connectedTo(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: Database,
          inject: [Metrics, Load],
          useFactory: (metrics: Metrics, load: Load) => {
            const onWaited = (ms: number) => {
              metrics.poolWaits.observe(ms / 1_000);
              load.waited(ms);
            };
            const database = new Database({ ...options, onWaited });
            for (const which of ['total', 'idle', 'waiting'] as const)
              metrics.gauge(`lectern_pool_${which}`, descriptions[which], () => database.connections[which]);
            return database;
          },
        },
      ],
      exports: [Database],
    };
  }
}
