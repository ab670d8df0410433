export { createTags, type Tags, type TagsProps } from "./create-tags";
