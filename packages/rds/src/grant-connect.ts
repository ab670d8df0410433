import type { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { type Grantable, grant, matches, must, validate } from "@plinth/core";
import type { Construct } from "constructs";
import type { Login } from "./facts";

export function grantConnect(
  database: Construct,
  { place, resourceId, hasIamLogin }: Login,
  grantee: Grantable,
  user: string,
): IamRolePolicy {
  validate(
    database,
    [
      must(hasIamLogin, "the engine has no logins by IAM: use grantReadSecret"),
      matches("user", user, /^[A-Za-z0-9_.@-]{1,64}$/, "be the name of a database user"),
    ],
    `grantConnect(…, ${JSON.stringify(user)})`,
  );
  const { partition, region, account } = place;
  return grant(database, grantee, `Connect-${user}`, [
    {
      actions: ["rds-db:connect"],
      resources: [`arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`],
    },
  ]);
}
