import type { Rule } from "../../rule";

export const addressUnused: Rule = {
  id: "address-unused",
  title: "Every public address is in use",
  why: "An address that nothing uses costs as much as one that is used.",
  fix: "attach it, or release it",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_19"], fsbp: ["EC2.12"] },
  types: ["aws_eip"],
  check(address, stack) {
    const attached = address.args.instance ?? address.args.network_interface;
    return attached === undefined && stack.referringTo(address).length === 0 && "is attached to nothing";
  },
};
