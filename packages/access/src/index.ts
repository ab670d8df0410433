export { accessTo, allAccess, unreadPolicies } from "./access";
export { type Explanation, explainAccess, type Reason, type Request } from "./explain";
export type { Permission } from "./permission";
export type { Principal } from "./principals";
export { explanationText, textOf } from "./text";
