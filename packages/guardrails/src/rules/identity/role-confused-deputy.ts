import { statements } from "@plinth/model";
import type { Rule } from "../../rule";

/** Services that act for whoever asks them, in any account. Compute services act only for what was started with the role. */
const DEPUTIES =
  /^(backup|dlm|monitoring\.rds|rds|export\.rds|s3|vpc-flow-logs|events|scheduler|firehose|logs|apigateway|cloudtrail|config|states)\./;

export const roleConfusedDeputy: Rule = {
  id: "role-confused-deputy",
  title: "Roles of services act for this account only",
  why: "A service that acts for anybody who asks can be asked from another account to use the role.",
  fix: "add a condition on aws:SourceAccount or aws:SourceArn",
  level: "advice",
  standards: {},
  types: ["aws_iam_role"],
  check({ args }, stack) {
    const open = (statements(args.assume_role_policy, stack) ?? [])
      .filter(({ conditions }) => !conditions.some(({ key }) => /^aws:Source(Account|Arn|OrgID)$/i.test(key)))
      .flatMap(({ principals }) => principals.filter(({ kind, id }) => kind === "Service" && DEPUTIES.test(id)));
    return open.length > 0 && `can be used through ${open.map(({ id }) => id).join(", ")} from other accounts`;
  },
};
