export { createTags, defaultTagSchema, type TagsProps } from "./create-tags";
export type { KeyCase, ValueCase } from "./letter-case";
export type { Tags } from "./limits";
export { type MergeOptions, mergeTags } from "./merge";
export { type TagPolicyDocument, type TagPolicyEntry, type TagPolicyOptions, tagPolicy } from "./policy";
export { defineTagSchema, type TagRule, type TagRules, type TagSchema } from "./schema";
export type { Fits, TagSchemaDefinition, TagsInput } from "./schema-types";
export { objectTags, type TagBlock, tagBlocks } from "./shapes";
