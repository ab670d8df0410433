import { list, text } from "@plinth/model";
import type { Rule } from "../../rule";

/** An address of the internet, and none that a network of one's own may have. */
const PUBLIC = /^(?!10\.|127\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.)\d{1,3}(\.\d{1,3}){3}$/;

export const recordDangling: Rule = {
  id: "record-dangling",
  title: "Names point at what the stack has",
  why: "Once a literal address is released, whoever gets it next answers in your name.",
  fix: "refer to the balancer, or to the aws_eip",
  level: "advice",
  standards: { checkov: ["CKV2_AWS_23"] },
  types: ["aws_route53_record"],
  check({ args }) {
    if (args.type !== "A") return;
    const literal = list(args, "records").filter((record) => PUBLIC.test(text(record) ?? ""));
    return literal.length > 0 && `points at ${literal.join(", ")}, whoever has it`;
  },
};
