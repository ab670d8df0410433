import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { assumedBy, type ModuleContext } from "@plinth/core";

export interface ServiceRole {
  readonly role: IamRole;
  /** What to wait for: without them the role can do nothing. */
  readonly permissions: IamRolePolicyAttachment[];
}

/**
 * A role that one service of this account may take on, with policies that AWS keeps for that service.
 *
 * @param policies - with their paths, below `policy/`
 */
export function createServiceRole(
  { scope, aws, name, tags }: ModuleContext,
  id: string,
  service: string,
  policies: readonly string[],
): ServiceRole {
  const role = new IamRole(scope, id, {
    namePrefix: `${name(37)}-`,
    assumeRolePolicy: assumedBy(service, { StringEquals: { "aws:SourceAccount": aws.accountId } }),
    tags: tags(),
  });
  const permissions = policies.map(
    (policy) =>
      new IamRolePolicyAttachment(scope, `${id}-${policy.replace(/.*\//, "")}`, {
        role: role.name,
        policyArn: `arn:${aws.partition}:iam::aws:policy/${policy}`,
      }),
  );
  return { role, permissions };
}
