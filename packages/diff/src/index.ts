export { type Action, type ArgumentChange, changesBetween, lossesOf, type ResourceChange } from "./changes";
export type { Difference } from "./differences";
export { isReplacing, PROVIDER_VERSION, REPLACING } from "./replacing";
export { type Loss, lostSafeguards, lostTags, type Topic } from "./safeguards";
