export * from './first-icons';
export * from './icons';
