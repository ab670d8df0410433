import { block, list } from "@plinth/model";
import type { Rule } from "../../rule";

export const apiWebAcl: Rule = {
  id: "api-web-acl",
  title: "Public REST APIs are behind a web ACL",
  why: "Known attacks reach whatever is behind the API.",
  fix: "add an aws_wafv2_web_acl_association with the ARN of the stage",
  level: "warning",
  standards: { checkov: ["CKV2_AWS_29"], fsbp: ["APIGateway.4"] },
  types: ["aws_api_gateway_stage"],
  check(stage, stack) {
    const apis = stack.referredBy(stage, "aws_api_gateway_rest_api");
    const inside = apis.some(({ args }) => list(block(args, "endpoint_configuration"), "types").includes("PRIVATE"));
    const guarded = stack.referringTo(stage, "aws_wafv2_web_acl_association").length > 0;
    return !inside && !guarded && "is on the internet without a web ACL";
  },
};
