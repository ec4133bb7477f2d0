export * from './blocks';
export * from './imported-text';
export * from './limits';
export * from './text';
