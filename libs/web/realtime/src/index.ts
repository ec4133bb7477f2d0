export * from './outbox/left-behind';
export * from './outbox/outbox';
export * from './outbox/waiting-command';
export * from './socket/live-socket';
export * from './stream/live-readings';
export * from './stream/live-streams';
export * from './stream/stream-replica';
