export { type Action, type ArgumentChange, changesBetween, type ResourceChange } from "./changes";
export { type Diff, type DiffOptions, diff, lossesOf } from "./diff";
export type { FindingChanges } from "./findings";
export type { PathChanges } from "./paths";
export type { PermissionChanges } from "./permissions";
export { isReplacing, PROVIDER_VERSION, REPLACING } from "./replacing";
export { type Loss, lostSafeguards, type Topic } from "./safeguards";
export { markdownOf, textOf } from "./text";
