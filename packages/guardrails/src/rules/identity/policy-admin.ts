import type { Rule } from "../../rule";
import { allowances, IDENTITY_POLICIES } from "./shared-policy";

export const policyAdmin: Rule = {
  id: "policy-admin",
  title: "No policy allows everything",
  why: "Whoever gets hold of the identity owns the account.",
  fix: "name the actions and the resources",
  level: "error",
  standards: { checkov: ["CKV_AWS_62", "CKV_AWS_63", "CKV_AWS_1", "CKV_AWS_49"], cis: ["1.16"], fsbp: ["IAM.1"] },
  types: IDENTITY_POLICIES,
  check: (policy, stack) =>
    allowances(policy, stack).some(({ actions, notActions }) => actions.includes("*") || notActions.length > 0) &&
    "allows every action",
};
