import { isTrue, isUnknown } from "@plinth/model";
import type { Rule } from "../../rule";

export const lbCrossZone: Rule = {
  id: "lb-cross-zone",
  title: "Network balancers use the targets of every zone",
  why: "A zone with few targets is overloaded while others are idle, and a zone without answers nobody.",
  fix: "set enable_cross_zone_load_balancing, if the traffic between zones is worth it",
  level: "advice",
  standards: { checkov: ["CKV_AWS_152"], fsbp: ["ELB.9"] },
  types: ["aws_lb"],
  check({ args }) {
    const on = args.enable_cross_zone_load_balancing;
    const asked = ["network", "gateway"].includes(`${args.load_balancer_type}`);
    return asked && !isTrue(on) && !isUnknown(on) && "uses the targets of its own zone only";
  },
};
