import { isUnknown, letsEverybodyIn, type PolicyStatement, statements } from "@plinth/model";
import type { Rule } from "../../rule";

export const roleTrust: Rule = {
  id: "role-trust",
  title: "Roles trust somebody in particular",
  why: "Anybody with an AWS account, or any repository of GitHub, can take the role on.",
  fix: "name the account, the service, or by a condition the subject of the token",
  level: "error",
  standards: { checkov: ["CKV_AWS_60", "CKV_AWS_61", "CKV_AWS_393", "CKV_AWS_358"] },
  types: ["aws_iam_role"],
  check({ args }, stack) {
    const allowed = (statements(args.assume_role_policy, stack) ?? []).filter(({ effect }) => effect === "Allow");
    if (allowed.some(letsEverybodyIn)) return "can be taken on by everybody";
    const loose = allowed
      .filter(({ principals }) => principals.some(({ id }) => id.includes("token.actions.githubusercontent.com")))
      .some(({ conditions }) => !conditions.some(namesOwner));
    return loose && "can be taken on by any repository of GitHub";
  },
};

/**
 * Subjects that begin with one owner of repositories, by name or number. GitHub docs, "OpenID Connect reference",
 * https://docs.github.com/en/actions/reference/security/oidc
 */
const OF_OWNER =
  /^((repo|repository|job_workflow_ref):[\w.-]+\/|(repository_id|repository_owner|repository_owner_id|enterprise|enterprise_id):[\w.-]+(:|$))/;

function namesOwner({ operator, key, values }: PolicyStatement["conditions"][number]): boolean {
  const compares = /^(ForAnyValue:)?String(Equals|EqualsIgnoreCase|Like)$/i.test(operator);
  return compares && key.endsWith(":sub") && values.every((one) => isUnknown(one) || OF_OWNER.test(one));
}
