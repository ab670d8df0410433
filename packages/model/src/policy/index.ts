export { isUnknownPolicy, readPolicy, statements } from "./policy";
export type { Policy, PolicyCondition, PolicyPrincipal, PolicyStatement } from "./statement";
export { partsOfTemplate } from "./template";
