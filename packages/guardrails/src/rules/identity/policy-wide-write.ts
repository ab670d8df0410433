import type { Rule } from "../../rule";
import { allowances, IDENTITY_POLICIES } from "./shared-policy";

/**
 * Actions that take no resource, so that `*` is all that can be said. AWS docs, "Actions, resources, and condition keys for
 * AWS services".
 */
const WITHOUT_RESOURCES =
  /^(ssm:UpdateInstanceInformation|ssmmessages:|ec2messages:|ec2:(Describe|CreateNetworkInterface|DeleteNetworkInterface|(Una|A)ssignPrivateIpAddresses)|cloudwatch:PutMetricData|xray:Put|logs:(Describe|(Create|Put|Delete|Update|Get|List)(LogDelivery|ResourcePolic|LogDeliveries))|ecr:GetAuthorizationToken|autoscaling:Describe|tag:Get|sts:GetCallerIdentity|acm:List)/;
const WRITES =
  /^[a-z0-9-]+:(\*|(Add|Associate|Attach|Create|Delete|Detach|Disable|Enable|Modify|Put|Remove|Reset|Run|Send|Set|Start|Stop|Tag|Terminate|Update|Write))/;

export const policyWideWrite: Rule = {
  id: "policy-wide-write",
  title: "Policies write to what they name, and to nothing else",
  why: "A program that is taken over, or has a bug, changes what belongs to others.",
  fix: "name the resources, or narrow the statement by a condition",
  level: "error",
  standards: { checkov: ["CKV_AWS_290", "CKV_AWS_355", "CKV_AWS_111", "CKV_AWS_356"] },
  types: IDENTITY_POLICIES,
  check(policy, stack) {
    const found = allowances(policy, stack)
      .filter(({ resources, conditions }) => resources.includes("*") && conditions.length === 0)
      .flatMap(({ actions }) => actions.filter((one) => WRITES.test(one) && !WITHOUT_RESOURCES.test(one)));
    return found.length > 0 && `allows ${[...new Set(found)].join(", ")} on everything`;
  },
};
