import type { Rule } from "../../rule";
import { allowances, IDENTITY_POLICIES } from "./shared-policy";

export const policyServiceAdmin: Rule = {
  id: "policy-service-admin",
  title: "No policy allows every action of a service on every resource",
  why: "An identity that was meant to read one thing can delete all of its kind.",
  fix: "name the actions, or the resources",
  level: "error",
  standards: { checkov: ["CKV2_AWS_40"], fsbp: ["IAM.21"] },
  types: IDENTITY_POLICIES,
  check(policy, stack) {
    const whole = allowances(policy, stack)
      .filter(({ resources, conditions }) => resources.includes("*") && conditions.length === 0)
      .flatMap(({ actions }) => actions.filter((action) => /^[a-z0-9-]+:\*$/i.test(action)));
    return whole.length > 0 && `allows ${[...new Set(whole)].join(", ")} on everything`;
  },
};
