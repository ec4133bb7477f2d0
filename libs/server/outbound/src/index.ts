export * from './outbound-client';
export * from './outbound-refused';
export * from './public-address';
