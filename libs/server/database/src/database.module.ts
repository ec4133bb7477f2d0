import { Global, Module, type DynamicModule } from '@nestjs/common';
import { Database, type DatabaseOptions } from './database';

/** Gives every library the one `Database`. */
@Global()
@Module({})
export class DatabaseModule {
  static connectedTo(options: DatabaseOptions): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [{ provide: Database, useFactory: () => new Database(options) }],
      exports: [Database],
    };
  }
}
