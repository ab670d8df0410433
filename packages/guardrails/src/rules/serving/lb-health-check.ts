import { block } from "@plinth/model";
import type { Rule } from "../../rule";

export const lbHealthCheck: Rule = {
  id: "lb-health-check",
  title: "Targets are asked for their health at a path of their own",
  why: "A target whose front page answers may still be unable to serve.",
  fix: "set health_check with a path that the application answers when it can work",
  level: "warning",
  standards: { checkov: ["CKV_AWS_261"] },
  types: ["aws_lb_target_group", "aws_alb_target_group"],
  check({ args }) {
    if (!["HTTP", "HTTPS"].includes(`${args.protocol}`) || args.target_type === "lambda") return;
    return block(args, "health_check").path === undefined && "names no path for health checks";
  },
};
