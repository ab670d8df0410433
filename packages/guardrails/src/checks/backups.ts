import { blocks, list } from "@plinth/model";
import { type Check, type Condition, isOff } from "./arguments";

/** Whether a backup plan or a lifecycle policy of the stack takes the resource. */
export const isCovered: Condition = (resource, stack) => {
  if (stack.referringTo(resource, "aws_backup_selection").length > 0) return true;
  const selections = stack.all("aws_backup_selection");
  // By tag or by pattern: which resources that takes is known to AWS alone.
  if (selections.some(({ args }) => args.selection_tag !== undefined || list(args, "resources").includes("*")))
    return true;
  const tags = Object.entries((resource.args.tags as Record<string, string> | undefined) ?? {});
  return stack.all("aws_dlm_lifecycle_policy").some(({ args }) => {
    const [details] = list(args, "policy_details") as { target_tags?: Record<string, string> }[];
    return tags.some(([key, value]) => details?.target_tags?.[key] === value);
  });
};

export const copiesInClear: Check = ({ args }) => {
  const inside = (path: string) =>
    path.split(".").reduce((found, name) => found.flatMap((one) => blocks(one, name)), [args]);
  const all = [
    ...inside("policy_details.schedule.cross_region_copy_rule"),
    ...inside("policy_details.action.cross_region_copy.encryption_configuration"),
  ];
  if (all.some(({ encrypted }) => isOff(encrypted))) return "makes copies without encryption";
  return all.some(({ cmk_arn }) => cmk_arn === undefined) && "encrypts copies by the key of AWS";
};
