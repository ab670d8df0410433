import { isUnknown, letsEverybodyIn, list, type PolicyStatement, text } from "@plinth/model";
import type { Check } from "./arguments";
import { statementsOf } from "./policies";

/** Services that act for any caller, in any account. Compute services act only for what was started with the role. */
const DEPUTIES =
  /^(backup|dlm|monitoring\.rds|rds|export\.rds|s3|vpc-flow-logs|events|scheduler|firehose|logs|apigateway|cloudtrail|config|states)\./;

const TRUST = "assume_role_policy";

const ADMIN = /^(.*:policy\/)?(AdministratorAccess|IAMFullAccess|PowerUserAccess)$/;

/**
 * Subjects that begin with one owner of repositories, by name or number. GitHub docs, "OpenID Connect reference",
 * https://docs.github.com/en/actions/reference/security/oidc
 */
const OF_OWNER =
  /^((repo|repository|job_workflow_ref):[\w.-]+\/|(repository_id|repository_owner|repository_owner_id|enterprise|enterprise_id):[\w.-]+(:|$))/;

export const isConfusedDeputy: Check = (role, stack) => {
  const open = (statementsOf(role, stack, TRUST) ?? [])
    .filter(({ conditions }) => !conditions.some(({ key }) => /^aws:Source(Account|Arn|OrgID)$/i.test(key)))
    .flatMap(({ principals }) => principals.filter(({ kind, id }) => kind === "Service" && DEPUTIES.test(id)));
  return open.length > 0 && `can be used through ${open.map(({ id }) => id).join(", ")} from other accounts`;
};

/** Attached to an identity, or looked up by a data source, by its name or ARN. */
export const isGivenAdministration: Check = ({ mode, args }) => {
  const [found] = [args.name, args.arn].filter(isAdministration);
  if (mode === "data") return found !== undefined && `looks up ${found}`;
  const given = [args.policy_arn, ...list(args, "managed_policy_arns")].filter(isAdministration);
  return given.length > 0 && `is given ${given.join(", ")}`;
};

function isAdministration(policy: unknown): boolean {
  return ADMIN.test(text(policy) ?? "");
}

export const trustsAnybody: Check = (role, stack) => {
  const allowed = (statementsOf(role, stack, TRUST) ?? []).filter(({ effect }) => effect === "Allow");
  if (allowed.some(letsEverybodyIn)) return "can be taken on by everybody";
  const loose = allowed
    .filter(({ principals }) => principals.some(({ id }) => id.includes("token.actions.githubusercontent.com")))
    .some(({ conditions }) => !conditions.some(namesOwner));
  return loose && "can be taken on by any repository of GitHub";
};

function namesOwner({ operator, key, values }: PolicyStatement["conditions"][number]): boolean {
  const compares = /^(ForAnyValue:)?String(Equals|EqualsIgnoreCase|Like)$/i.test(operator);
  return compares && key.endsWith(":sub") && values.every((one) => isUnknown(one) || OF_OWNER.test(one));
}
