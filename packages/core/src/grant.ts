import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { moduleProviderOf, providerOf } from "./context/provider";
import { idOf, namePathOf, shortHash } from "./names";
import { policyDocument, type Statement } from "./policy";
import { GRANTABLE, object, parse } from "./props";
import type { Grantable, RoleRef } from "./protocols";
import { createdByCall, homeOf, inOneStack } from "./stacks";
import { type Problem, validate } from "./validate";

/**
 * Permits something to a role: one inline policy on that role, named after verb, giver and grantee. It is kept below the giver;
 * between two stacks below the grantee, whose stack then depends on the giver's. The same grant twice is one.
 *
 * @throws Error when an existing role is given by a name that is known only after apply, which cannot name the permission
 */
export function grant(
  giver: IConstruct,
  grantee: Grantable,
  verb: string,
  statements: readonly Statement[],
): IamRolePolicy {
  const call = `grant${verb.split("-")[0]}()`;
  const { role } = parse(giver, GRANTEE, { grantee }, { call }).grantee;
  validate(giver, [nameProblem(role)], call);
  const peer = Construct.isConstruct(role) ? idOf(role, giver) : role.name;
  const module = Construct.isConstruct(role) ? moduleOf(grantee, role) : giver;
  const isAcross = !inOneStack(giver, module);
  const home = isAcross ? homeOf(module, giver, `${giver.node.path} grants ${verb} to ${module.node.path}`) : giver;
  const id = home === giver ? `${verb}-${peer}` : `${verb}-${giver.node.path}`;
  const existing = home.node.tryFindChild(id);
  if (existing) return existing as IamRolePolicy;
  const name = policyName(`${verb}-${namePathOf(giver)}`);
  // The policy is in the account of the role, which may be another one than that of the giver.
  const provider = Construct.isConstruct(role) && moduleProviderOf(home) ? providerOf(role) : undefined;
  const policy = policyDocument(statements);
  return createdByCall(new IamRolePolicy(home, id, { role: role.name, name, policy, provider }));
}

const GRANTEE = object({ grantee: GRANTABLE });

/** The module that has the role, or the role itself. */
function moduleOf(grantee: Grantable, role: Construct): Construct {
  return Construct.isConstruct(grantee) ? grantee : role;
}

/** Two policies of one name on a role would overwrite each other: what does not fit ends in a hash of the whole. */
function policyName(text: string): string {
  const name = text.replace(/[^\w+=,.@-]+/g, "-");
  return name.length <= 128 && name === text.replaceAll("/", "-") ? name : `${name.slice(0, 119)}-${shortHash(text)}`;
}

/** The name of an existing role names the permission. */
function nameProblem(role: RoleRef): Problem {
  const isKnown = Construct.isConstruct(role) || !Token.isUnresolved(role.name);
  return !isKnown && "grantee.role.name must be a literal value: pass the role itself, or its name";
}
