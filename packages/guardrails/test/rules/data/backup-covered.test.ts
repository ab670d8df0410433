import { backupCovered } from "../../../src/rules/data/backup-covered";
import { cases, type Resources } from "../../cases";

const volume = (tags: object, more: Resources = {}) => ({
  resource: { aws_ebs_volume: { Data: { size: 10, ...tags } }, ...more },
});
const selection = (args: Record<string, unknown>) => ({ aws_backup_selection: { Selection: { name: "s", ...args } } });
const lifecycle = {
  aws_dlm_lifecycle_policy: {
    Daily: { policy_details: { resource_types: ["VOLUME"], target_tags: { snapshots: "daily" } } },
  },
};

cases(backupCovered, {
  fails: {
    "a volume alone": volume({}),
    "a volume with another tag": volume({ tags: { snapshots: "never" } }, lifecycle),
    "a cluster beside the plan of another": {
      resource: { aws_rds_cluster: { Main: { engine: "aurora-mysql" } }, ...selection({ resources: ["arn:other"] }) },
    },
  },
  passes: {
    "a volume that is selected": volume({}, selection({ resources: ["${aws_ebs_volume.Data.arn}"] })),
    "a volume with the tag of a lifecycle": volume({ tags: { snapshots: "daily" } }, lifecycle),
    "a plan for whatever has a tag": volume(
      {},
      selection({ selection_tag: { type: "STRINGEQUALS", key: "backup", value: "yes" } }),
    ),
  },
});
