import { block, blocks, isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const launchTemplateEncryption: Rule = {
  id: "launch-template-encryption",
  title: "Volumes of a launch template are encrypted",
  why: "Instances of the template write to volumes and snapshots that anybody with access to the account can read.",
  fix: "set encrypted in the ebs block of each device, the root device included",
  level: "error",
  standards: { fsbp: ["EC2.3"] },
  types: ["aws_launch_template"],
  check({ args }) {
    const open = blocks(args, "block_device_mappings")
      .filter((device) => blocks(device, "ebs").length > 0)
      .filter((device) => {
        const { encrypted } = block(device, "ebs");
        return !isTrue(encrypted) && !isUnknown(encrypted);
      });
    return (
      open.length > 0 && `has a volume without encryption: ${open.map(({ device_name }) => device_name).join(", ")}`
    );
  },
};
