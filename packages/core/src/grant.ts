import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { idOf } from "./names";
import { policyDocument, type Statement } from "./policy";
import type { Grantable } from "./protocols";

/**
 * Permits something to whoever has a role: one inline policy on that role, kept below the giver and named after verb
 * and grantee. Saying it twice makes it once.
 *
 * @throws Error when an existing role is given by an unknown name, which cannot name the permission
 */
export function grant(
  giver: IConstruct,
  grantee: Grantable,
  verb: string,
  statements: readonly Statement[],
): IamRolePolicy {
  const id = `${verb}-${granteeId(giver, grantee)}`;
  const existing = giver.node.tryFindChild(id);
  if (existing) return existing as IamRolePolicy;
  return new IamRolePolicy(giver, id, {
    role: grantee.role.name,
    name: `${verb}-${giver.node.path.replace(/[^\w+=,.@-]+/g, "-")}`.slice(0, 128),
    policy: policyDocument(statements),
  });
}

function granteeId(giver: IConstruct, { role }: Grantable): string {
  if (Construct.isConstruct(role)) return idOf(role, giver);
  if (!Token.isUnresolved(role.name)) return role.name;
  throw new Error(`${giver.node.path} cannot grant to a role whose name is unknown: pass the role itself, or its name`);
}
