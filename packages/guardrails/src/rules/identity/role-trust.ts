import { isPublic, statements } from "@plinth/model";
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
    const open = allowed.some((one) => isPublic(one) && one.conditions.length === 0);
    if (open) return "can be taken on by everybody";
    const loose = allowed
      .filter(({ principals }) => principals.some(({ id }) => id.includes("token.actions.githubusercontent.com")))
      .some(
        ({ conditions }) =>
          !conditions.some(
            ({ key, values }) => key.endsWith(":sub") && !values.some((one) => /^(\*|repo:\*)/.test(one)),
          ),
      );
    return loose && "can be taken on by any repository of GitHub";
  },
};
