// In place of zod's own two files (see fileReplacements in project.json): only the server makes JSON Schemas of the
// contracts, and what makes them was five of the kilobytes that every first page fetches.

function leftOut() {
  throw new Error('JSON Schemas are made by the server only.');
}

/** asked for with every schema, called with none */
const leftOutOf = () => leftOut;

export {
  leftOut as aggregateChecks,
  leftOut as allProcessors,
  leftOut as anyProcessor,
  leftOut as arrayProcessor,
  leftOut as bigintProcessor,
  leftOut as booleanProcessor,
  leftOut as catchProcessor,
  leftOutOf as createStandardJSONSchemaMethod,
  leftOut as createToJSONSchemaMethod,
  leftOut as customProcessor,
  leftOut as dateProcessor,
  leftOut as defaultProcessor,
  leftOut as enumProcessor,
  leftOut as extractDefs,
  leftOut as fileProcessor,
  leftOut as finalize,
  leftOut as functionProcessor,
  leftOut as handleUnrepresentable,
  leftOut as initializeContext,
  leftOut as intersectionProcessor,
  leftOut as lazyProcessor,
  leftOut as literalProcessor,
  leftOut as mapProcessor,
  leftOut as nanProcessor,
  leftOut as neverProcessor,
  leftOut as nonoptionalProcessor,
  leftOut as nullProcessor,
  leftOut as nullableProcessor,
  leftOut as numberProcessor,
  leftOut as objectProcessor,
  leftOut as optionalProcessor,
  leftOut as pipeProcessor,
  leftOut as prefaultProcessor,
  leftOut as process,
  leftOut as processSchema,
  leftOut as promiseProcessor,
  leftOut as readonlyProcessor,
  leftOut as recordProcessor,
  leftOut as setProcessor,
  leftOut as stringProcessor,
  leftOut as successProcessor,
  leftOut as symbolProcessor,
  leftOut as templateLiteralProcessor,
  leftOut as toJSONSchema,
  leftOut as transformProcessor,
  leftOut as tupleProcessor,
  leftOut as undefinedProcessor,
  leftOut as unionProcessor,
  leftOut as unknownProcessor,
  leftOut as voidProcessor,
};
