import { lbWebAcl } from "../../../src/rules/serving/lb-web-acl";
import { cases, type Resources } from "../../cases";

const lb = (args: object, more: Resources = {}) => ({ resource: { aws_lb: { Front: args }, ...more } });
const association = (resource_arn: string) => ({
  aws_wafv2_web_acl_association: { A: { resource_arn, web_acl_arn: "${aws_wafv2_web_acl.Acl.arn}" } },
});

cases(lbWebAcl, {
  fails: {
    "a balancer without": lb({}),
    "a balancer beside one with": lb({ internal: false }, association("arn:other")),
  },
  passes: {
    "a balancer with": lb({}, association("${aws_lb.Front.arn}")),
    "an internal one": lb({ internal: true }),
    "a network balancer, which cannot": lb({ load_balancer_type: "network" }),
  },
});
