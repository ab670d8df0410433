export { CostAllocationTags, type CostAllocationTagsProps } from "./cost-allocation-tags";
export { ProjectResourceGroup, type ProjectResourceGroupProps } from "./project-resource-group";
export { TagPolicy, type TagPolicyProps } from "./tag-policy";
