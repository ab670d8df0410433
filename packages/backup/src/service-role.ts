import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { assumedBy, nameOf } from "@plinth/core";
import type { Construct } from "constructs";

export interface Place {
  readonly partition: string;
  readonly account: string;
}

export interface ServiceRole {
  readonly role: IamRole;
  /** What to wait for: without them the role can do nothing. */
  readonly permissions: IamRolePolicyAttachment[];
}

/** A role that one service of this account may take on, with policies that AWS keeps for that service. */
export function serviceRole(scope: Construct, id: string, { service, policies, place, tags }: RoleProps): ServiceRole {
  const role = new IamRole(scope, id, {
    namePrefix: `${nameOf(scope, 37)}-`,
    assumeRolePolicy: assumedBy(service, { StringEquals: { "aws:SourceAccount": place.account } }),
    tags,
  });
  const permissions = policies.map(
    (policy) =>
      new IamRolePolicyAttachment(scope, `${id}-${policy.replace(/^.*\//, "")}`, {
        role: role.name,
        policyArn: `arn:${place.partition}:iam::aws:policy/${policy}`,
      }),
  );
  return { role, permissions };
}

interface RoleProps {
  readonly service: string;
  /** With their paths, below `policy/`. */
  readonly policies: readonly string[];
  readonly place: Place;
  readonly tags: Readonly<Record<string, string>>;
}
