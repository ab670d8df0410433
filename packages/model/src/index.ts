export { withoutIndexes } from "./address";
export {
  type Arguments,
  addressIn,
  block,
  blocks,
  isBlock,
  isTrue,
  isUnknown,
  list,
  number,
  numberOr,
  text,
} from "./arguments";
export { readDocument } from "./document";
export { isPublic, letsEverybodyIn } from "./everybody";
export { type PlanDocument, readPlan } from "./plan";
export { isUnknownPolicy, type PolicyStatement, statements } from "./policy";
export { type Kind, kindOf, read } from "./read";
export type { Provider, Resource } from "./resource";
export { Stack } from "./stack";
export { readState, readStateFile, type StateDocument } from "./state";
export { STATEFUL } from "./stateful";
