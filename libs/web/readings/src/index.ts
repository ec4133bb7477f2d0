export * from './draft.routes';
export * from './reading.routes';
