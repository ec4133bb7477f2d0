export * from './moderation.routes';
export * from './statement-count';
