import { sameAccount } from "../names/accounts";
import type { Target } from "../names/targets";
import type { Permission } from "../permission";
import { unique } from "./actions";
import type { Grant } from "./grant";

/** Grants as permissions; those that differ in nothing but the ARNs of the target are one. */
export function permissionsOf(grants: readonly Grant[], target: Target): Permission[] {
  const found = new Map<string, Permission>();
  for (const grant of grants) {
    const permission = permissionOf(grant, target);
    const key = JSON.stringify({ ...permission, resources: [] });
    const resources = unique([...(found.get(key)?.resources ?? []), ...permission.resources]);
    found.set(key, { ...permission, resources });
  }
  return [...found.values()];
}

function permissionOf(grant: Grant, target: Target): Permission {
  const { kind, name, account } = grant.principal;
  const isIdentity = kind === "role" || kind === "user" || kind === "account" || kind === "group";
  const same = target.account === undefined || !isIdentity ? true : sameAccount(account, target.account);
  return {
    principal: account === undefined ? { kind, name } : { kind, name, account },
    actions: grant.actions.names,
    notActions: grant.actions.except,
    resource: target.name,
    resources: unique(grant.parts.map(({ said }) => said).filter((said) => said !== "")),
    conditions: grant.conditions,
    unless: grant.unless,
    via: grant.via,
    ...(same !== true && { crossAccount: same === "unknown" ? ("unknown" as const) : (true as const) }),
    ...(grant.confusedDeputy && { confusedDeputy: true as const }),
  };
}
