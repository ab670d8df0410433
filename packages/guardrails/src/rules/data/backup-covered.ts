import { list, type Resource, type Stack } from "@plinth/model";
import type { Rule } from "../../rule";

export const backupCovered: Rule = {
  id: "backup-covered",
  title: "Clusters and volumes are in a backup plan",
  why: "What no plan names is found out on the day that it is needed.",
  fix: "name it in an aws_backup_selection, or tag it for a snapshot lifecycle policy",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_8", "CKV2_AWS_9"], fsbp: ["RDS.26", "EC2.28"] },
  types: ["aws_rds_cluster", "aws_ebs_volume"],
  check: (resource, stack) => !isCovered(resource, stack) && "is in no backup plan of this stack",
};

function isCovered(resource: Resource, stack: Stack): boolean {
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
}
