import type { PolicyPrincipal, PolicyStatement, Resource, Stack } from "@plinth/model";
import { accountIn, readable, sameAccount } from "./accounts";
import { mayOverlap } from "./match";
import type { Names } from "./names";
import { isAnything, keyOf, tokensOf } from "./pattern";
import type { Naming, Principal } from "./principal";

const KINDS: Readonly<Record<string, Principal["kind"]>> = {
  aws_iam_role: "role",
  aws_iam_user: "user",
  aws_iam_group: "group",
};

/** The principals of a stack and those that its policies name. */
export class Principals {
  private readonly byArn = new Map<string, Principal>();
  /** Each statement names its principals once, and is about many requests. */
  private readonly bySaid = new WeakMap<PolicyPrincipal, Principal>();
  private readonly byName = new Map<string, Principal>();

  constructor(
    private readonly names: Names,
    stack: Stack,
  ) {
    for (const resource of stack.all("aws_iam_role", "aws_iam_user", "aws_iam_group")) {
      const principal = this.ofResource(resource);
      this.byArn.set(keyOf(principal.arn ?? []), principal);
      this.byName.set(`${principal.kind} ${keyOf(names.expand(`\${${resource.address}.name}`, undefined))}`, principal);
    }
  }

  /** The role, user or group that an argument names. */
  inArgument(kind: "role" | "user" | "group", value: unknown, from: Resource): Principal | undefined {
    if (typeof value !== "string") return;
    const referred = this.names.referred(value, from);
    if (referred && KINDS[referred.type] === kind) return this.ofResource(referred);
    const name = this.names.expand(value, from);
    const known = this.byName.get(`${kind} ${keyOf(name)}`);
    if (known) return known;
    const account = this.names.accountOf(from);
    const arn = [...`arn:aws:iam::`, ...tokensOf(account), ":", ...kind, "/", ...name];
    return { kind, name: keyOf(arn), arn, account };
  }

  /** The principal that a statement names. */
  inStatement(named: PolicyPrincipal, from: Resource | undefined): Principal {
    const known = this.bySaid.get(named) ?? this.read(named, from);
    this.bySaid.set(named, known);
    return known;
  }

  private read({ kind, id }: PolicyPrincipal, from: Resource | undefined): Principal {
    if (id === "*" && (kind === "*" || kind === "AWS")) return { kind: "everybody", name: "*" };
    if (kind === "Service") return { kind: "service", name: keyOf(this.names.expand(id, from)) };
    if (kind === "Federated") return { kind: "federated", name: this.names.said(id, from) };
    if (kind !== "AWS") return { kind: "other", name: `${kind} ${id}` };
    const arn = this.names.expand(id, from);
    const known = this.byArn.get(keyOf(arn));
    if (known) return known;
    const account = accountIn(arn);
    if (account?.isWhole) return { kind: "account", name: readable(account.id), account: account.id };
    const named = /^arn:aws:iam::[^:]*:(role|user)\//.exec(keyOf(arn))?.[1] as "role" | "user" | undefined;
    const name = named ? keyOf(arn) : this.names.said(id, from);
    return { kind: named ?? "other", name, arn, account: account?.id };
  }

  /** How the `Principal` or `NotPrincipal` of a statement names a principal. */
  naming(statement: PolicyStatement, principal: Principal, from: Resource | undefined): Naming | undefined {
    if (!statement.excludesPrincipals) return this.best(statement.principals, principal, from);
    const excluded = this.best(statement.notPrincipals, principal, from);
    return excluded?.isCertain ? undefined : { by: "everybody", isCertain: excluded === undefined };
  }

  /** Whether the `NotPrincipal` of a statement names the account of a principal. */
  excludesAccount({ notPrincipals }: PolicyStatement, { account }: Principal, from: Resource | undefined): boolean {
    const named = notPrincipals.map((one) => this.inStatement(one, from));
    return named.some((one) => one.kind === "account" && sameAccount(one.account, account) === true);
  }

  /** Whether a statement names a principal of an account. */
  namesSomeOf({ principals }: PolicyStatement, { account }: Principal, from: Resource | undefined): boolean {
    const named = principals.map((one) => this.inStatement(one, from));
    return named.some((one) => one.account !== undefined && sameAccount(one.account, account) !== false);
  }

  ofResource(resource: Resource): Principal {
    const kind = KINDS[resource.type] ?? "other";
    const name = resource.address;
    return { kind, name, resource, arn: this.names.arnOf(resource), account: this.names.accountOf(resource) };
  }

  private best(all: readonly PolicyPrincipal[], principal: Principal, from: Resource | undefined): Naming | undefined {
    const found = all.flatMap((one) => this.one(this.inStatement(one, from), principal) ?? []);
    const order = ["itself", "everybody", "account"];
    return found.sort((a, b) => +b.isCertain - +a.isCertain || order.indexOf(a.by) - order.indexOf(b.by))[0];
  }

  private one(named: Principal, principal: Principal): Naming | undefined {
    if (named.kind === principal.kind && named.name === principal.name) return { by: "itself", isCertain: true };
    if (named.kind === "everybody") return { by: "everybody", isCertain: true };
    const { arn, account } = principal;
    if (named.kind === "account" && account !== undefined && principal.kind !== "account") {
      const same = sameAccount(named.account, account);
      return same === false ? undefined : { by: "account", isCertain: same === true };
    }
    if (!arn || !named.arn) return;
    if (keyOf(named.arn) === keyOf(arn)) return { by: "itself", isCertain: true };
    return named.arn.some(isAnything) && mayOverlap(named.arn, arn) ? { by: "itself", isCertain: false } : undefined;
  }
}
