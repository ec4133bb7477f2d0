export * from './notification-store';
export * from './notifications.routes';
