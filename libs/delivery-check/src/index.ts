export * from './check-delivery';
export * from './history';
export * from './print-violation';
export { invariants, type Evidence, type Invariant, type Violation } from './violation';
