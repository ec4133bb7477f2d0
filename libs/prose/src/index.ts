export * from './formula-problem';
export * from './mention-problem';
export * from './mentions';
export * from './parse-prose';
export * from './plain-text';
export * from './prose-problem';
export * from './prose-tree';
export * from './safe-href';
