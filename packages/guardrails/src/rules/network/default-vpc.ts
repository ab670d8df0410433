import type { Rule } from "../../rule";

export const defaultVpc: Rule = {
  id: "default-vpc",
  title: "Nothing is built on the default network",
  why: "Every subnet of the default network is public, and its ranges are those of everybody else's.",
  fix: "make a network of your own",
  level: "warning",
  standards: { checkov: ["CKV_AWS_148"] },
  types: ["aws_default_vpc", "aws_default_subnet"],
  check: () => "is part of the default network of the account",
};
