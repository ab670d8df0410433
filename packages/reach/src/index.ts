export { addressPlan, addressTable, type PlannedRange } from "./address-plan";
export { type Explanation, explain, type Question } from "./explain";
export type { Hop, Path } from "./path";
export { allPaths, reachFrom, reachTo } from "./paths";
export { textOf, textOfPaths } from "./text";
export { INTERNET } from "./ways/internet";
