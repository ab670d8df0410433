import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { idOf, shortHash } from "./names";
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
    name: policyName(`${verb}-${giver.node.path}`),
    policy: policyDocument(statements),
  });
}

/** Two policies of one name on a role would overwrite each other: what does not fit ends in a hash of the whole. */
function policyName(text: string): string {
  const name = text.replace(/[^\w+=,.@-]+/g, "-");
  return name.length <= 128 && name === text.replaceAll("/", "-") ? name : `${name.slice(0, 119)}-${shortHash(text)}`;
}

function granteeId(giver: IConstruct, { role }: Grantable): string {
  if (Construct.isConstruct(role)) return idOf(role, giver);
  if (!Token.isUnresolved(role.name)) return role.name;
  throw new Error(`${giver.node.path} cannot grant to a role whose name is unknown: pass the role itself, or its name`);
}
