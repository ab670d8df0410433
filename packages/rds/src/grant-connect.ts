import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { GRANTABLE, type Grantable, grant, object, parse, show, text } from "@plinth/core";
import type { IamLogin } from "./database-context";

const CONNECT = object({
  grantee: GRANTABLE,
  user: text("be the name of a database user", /^[A-Za-z0-9_.@-]{1,64}$/).literal(),
});

export function grantConnect(
  { context, resourceId, hasIamLogin }: IamLogin,
  grantee: Grantable,
  user: string,
): IamRolePolicy {
  parse(
    context.scope,
    CONNECT,
    { grantee, user },
    {
      call: `grantConnect(…, ${show(user)})`,
      rules: [() => !hasIamLogin && "the engine has no logins by IAM: use grantReadSecret"],
    },
  );
  const { partition, region, accountId } = context.aws;
  return grant(context.scope, grantee, `Connect-${user}`, [
    {
      actions: ["rds-db:connect"],
      resources: [`arn:${partition}:rds-db:${region}:${accountId}:dbuser:${resourceId}/${user}`],
    },
  ]);
}
