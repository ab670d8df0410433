import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { GRANTABLE, type Grantable, grant, object, parse, show, text } from "@plinth/core";
import type { Construct } from "constructs";
import type { Login } from "./facts";

const CONNECT = object({
  grantee: GRANTABLE,
  user: text("be the name of a database user", /^[A-Za-z0-9_.@-]{1,64}$/).literal(),
});

export function grantConnect(
  database: Construct,
  { place, resourceId, hasIamLogin }: Login,
  grantee: Grantable,
  user: string,
): IamRolePolicy {
  parse(
    database,
    CONNECT,
    { grantee, user },
    {
      call: `grantConnect(…, ${show(user)})`,
      rules: [() => !hasIamLogin && "the engine has no logins by IAM: use grantReadSecret"],
    },
  );
  const { partition, region, account } = place;
  return grant(database, grantee, `Connect-${user}`, [
    {
      actions: ["rds-db:connect"],
      resources: [`arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`],
    },
  ]);
}
