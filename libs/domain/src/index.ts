export * from './comment-policy';
export * from './group-policy';
export * from './member-policy';
export * from './reading-state';
export * from './thread-tree';
export * from './viewer';
