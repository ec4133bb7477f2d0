export * from './formula-problem';
export * from './mention-problem';
export * from './mentions';
export * from './parse-prose';
export * from './picture-problem';
export * from './pictures';

export * from './plain-text';
export * from './prose-problem';
export * from './prose-tree';
export * from './safe-href';
