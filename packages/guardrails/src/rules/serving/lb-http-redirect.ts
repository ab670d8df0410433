import { block, blocks } from "@plinth/model";
import type { Rule } from "../../rule";

export const lbHttpRedirect: Rule = {
  id: "lb-http-redirect",
  title: "Listeners speak HTTPS, or redirect to it",
  why: "Passwords and sessions go over the network in clear.",
  fix: "use HTTPS or TLS, and a redirect to HTTPS on port 80",
  level: "error",
  standards: { checkov: ["CKV_AWS_2", "CKV2_AWS_20"], fsbp: ["ELB.1"] },
  types: ["aws_lb_listener", "aws_alb_listener"],
  check({ args }) {
    if (args.protocol !== "HTTP") return;
    const redirects = blocks(args, "default_action").every(
      (action) => action.type === "redirect" && block(action, "redirect").protocol === "HTTPS",
    );
    return !redirects && "answers over HTTP";
  },
};
