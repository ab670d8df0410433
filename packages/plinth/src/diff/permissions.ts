import { allAccess, type Permission } from "@plinth/access";
import type { Stack } from "@plinth/model";
import { expression } from "./shown";

/** Permissions that only one of two stacks has, a line each. */
export interface PermissionChanges {
  readonly gained: readonly string[];
  readonly gone: readonly string[];
}

/** Who may do what in the later stack and not in the earlier one, and the other way round, action by action. */
export function permissionChanges(before: Stack, after: Stack): PermissionChanges {
  const moves = new Map(after.moved.map(({ from, to }) => [from, to]));
  const earlier = actionsOf(allAccess(before), (address) => moves.get(address) ?? address);
  const later = actionsOf(allAccess(after), (address) => address);
  return { gained: linesOf(later, earlier), gone: linesOf(earlier, later) };
}

/** Actions by what else a permission says. */
type Actions = ReadonlyMap<string, ReadonlySet<string>>;

function actionsOf(permissions: readonly Permission[], named: (address: string) => string): Actions {
  const all = new Map<string, Set<string>>();
  for (const permission of permissions) {
    const key = sentence(permission, named);
    const actions = all.get(key) ?? new Set();
    for (const action of permission.actions) actions.add(action);
    all.set(key, actions);
  }
  return all;
}

/** A line for each permission with the actions that the other stack does not allow. */
function linesOf(all: Actions, others: Actions): string[] {
  return [...all].flatMap(([key, actions]) => {
    const known = others.get(key);
    const fresh = [...actions].filter((action) => !known?.has(action)).sort();
    return fresh.length > 0 ? [key.replace("ACTIONS", fresh.join(", "))] : [];
  });
}

/** How many statements of which policy deny some of it; their texts are in the changes of the policy. */
function denials(unless: readonly string[]): string[] {
  const policies = unless.map((text) => /denied by (\S+)/.exec(text)?.[1] ?? text);
  return [...new Set(policies)].map((policy) => {
    const count = policies.filter((other) => other === policy).length;
    return `, unless denied by ${policy}${count > 1 ? ` (${count} statements)` : ""}`;
  });
}

/** `role aws_iam_role.Web may ACTIONS on aws_s3_bucket.Uploads, if aws:SecureTransport is true`. */
function sentence(permission: Permission, named: (address: string) => string): string {
  const { principal, notActions, resource, resources, conditions, unless, crossAccount, confusedDeputy } = permission;
  const who = principal.kind === "everybody" ? "everybody" : `${principal.kind} ${named(principal.name)}`;
  const parts = resources.filter((one) => one !== resource).sort();
  const text = [
    `${who} may ACTIONS on ${named(resource)}`,
    parts.length > 0 && ` (${parts.join(", ")})`,
    notActions.length > 0 && ` except ${notActions.join(", ")}`,
    ...conditions.map((condition) => `, if ${condition}`),
    ...denials(unless),
    crossAccount && ", across accounts",
    confusedDeputy && ", without a condition on the source",
  ];
  return expression(text.filter(Boolean).join("")).replace(/\$\{([^}]+)\}/g, "$1");
}
