import { isTrue } from "@plinth/model";
import type { Rule } from "../../rule";

export const apiReplacement: Rule = {
  id: "api-replacement",
  title: "Deployments of an API are made anew before the old one goes",
  why: "A stage cannot be without a deployment, so that every change fails half-way.",
  fix: "set create_before_destroy in lifecycle",
  level: "error",
  standards: { checkov: ["CKV_AWS_217", "CKV_AWS_237"] },
  types: ["aws_api_gateway_deployment"],
  check: ({ lifecycle }) =>
    lifecycle !== undefined && !isTrue(lifecycle.create_before_destroy) && "is destroyed before it is made anew",
};
