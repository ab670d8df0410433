export { addressIn, referenceIn, withoutIndexes } from "./address";
export { readApp } from "./app";
export { type Arguments, block, blocks, isBlock, isTrue, isUnknown, list, number, numberOr, text } from "./arguments";
export { readDocument } from "./document";
export { isPublic, letsEverybodyIn } from "./everybody";
export { readJson } from "./file";
export { type PlanDocument, readPlan } from "./plan";
export {
  isUnknownPolicy,
  type Policy,
  type PolicyCondition,
  type PolicyPrincipal,
  type PolicyStatement,
  partsOfTemplate,
  readPolicy,
  statements,
} from "./policy";
export type { Provider } from "./provider";
export { isEverywhere, isWorld } from "./ranges";
export { type Kind, kindOf, read } from "./read";
export type { Resource } from "./resource";
export { type Source, sourcesAt } from "./sources";
export { type Move, Stack, type StackInfo } from "./stack";
export { readState, readStateFile, type StateDocument } from "./state";
export { STATEFUL } from "./stateful";
