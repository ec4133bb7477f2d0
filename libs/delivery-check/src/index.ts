export * from './check-delivery';
export * from './checked-kind';
export * from './history';
export * from './print-violation';
export * from './recorder';
export { invariants, type Evidence, type Invariant, type Violation } from './violation';
