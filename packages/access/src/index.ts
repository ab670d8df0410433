export { accessTo, allAccess, unreadPolicies } from "./access";
export { explainAccess } from "./explain";
export type { Explanation, Reason, Request } from "./explanation";
export type { Principal } from "./names/principal";
export type { Permission } from "./permission";
export { explanationText, textOf } from "./text";
