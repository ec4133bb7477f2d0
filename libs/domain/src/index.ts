export * from './comment-policy';
export * from './group-policy';
export * from './member-policy';
export * from './reading-policy';
export * from './reading-state';
export * from './thread-policy';
export * from './thread-tree';
export * from './viewer';
