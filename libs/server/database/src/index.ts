export * from './cluster-watch';
export * from './database';
export * from './database.module';
export * from './embedded-cluster';
export { Prisma } from './generated/client';
export * from './migrations';
export type { Rows, Statement } from './write-together';
