import { blocks, isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const instanceVolumes: Rule = {
  id: "instance-volumes",
  title: "Volumes of instances are encrypted, the root volume too",
  why: "A root volume that nobody speaks of is made as the image says, which is in clear.",
  fix: "add a root_block_device with encrypted, and set it in each ebs_block_device",
  level: "error",
  standards: { checkov: ["CKV_AWS_8"], cis: ["2.2.1"], fsbp: ["EC2.3"] },
  types: ["aws_instance", "aws_launch_configuration"],
  check({ args }, stack) {
    if (stack.all("aws_ebs_encryption_by_default").some((one) => isTrue(one.args.enabled))) return;
    const root = blocks(args, "root_block_device");
    if (root.length === 0) return "leaves its root volume as the image has it";
    const open = [...root, ...blocks(args, "ebs_block_device")].some(
      ({ encrypted }) => !isTrue(encrypted) && !isUnknown(encrypted),
    );
    return open && "has a volume without encryption";
  },
};
