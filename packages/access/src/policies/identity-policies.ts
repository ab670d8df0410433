import {
  type Arguments,
  blocks,
  list,
  type PolicyStatement,
  type Resource,
  readPolicy,
  type Stack,
  text,
} from "@plinth/model";
import type { Names } from "../names/names";
import type { Principal } from "../names/principal";
import type { Principals } from "../names/principals";
import { ATTACHMENTS, INLINE, type Kind } from "./attachments";
import { type Identity, join, type Read } from "./identity";
import { managedName, managedStatements } from "./managed";
import { type Rule, ruleOf } from "./rules";

/** The identity-based policies of all principals of a stack. */
export class IdentityPolicies {
  private readonly byPrincipal = new Map<string, Identity>();
  private readonly policies = new Map<string, Resource>();

  constructor(
    private readonly stack: Stack,
    private readonly names: Names,
    private readonly principals: Principals,
  ) {
    for (const policy of stack.all("aws_iam_policy")) this.policies.set(names.arnOf(policy).join(""), policy);
    for (const resource of stack.all("aws_iam_role", "aws_iam_user", "aws_iam_group")) this.readPrincipal(resource);
    for (const [type, kind] of INLINE) {
      for (const one of stack.all(type)) this.add(this.named(kind, one.args[kind], one), one.args.policy, one);
    }
    for (const [type, named, arns] of ATTACHMENTS) {
      for (const one of stack.all(type)) {
        const identities = named.flatMap(([kind, name]) => list(one.args, name).map((id) => this.named(kind, id, one)));
        for (const arn of list(one.args, arns)) for (const identity of identities) this.attach(identity, arn, one);
      }
    }
    this.joinGroups();
  }

  get all(): readonly Identity[] {
    return [...this.byPrincipal.values()];
  }

  of(principal: Principal): Identity | undefined {
    return this.byPrincipal.get(`${principal.kind} ${principal.name}`);
  }

  private readPrincipal(resource: Resource): void {
    const identity = this.identity(this.principals.ofResource(resource));
    const { args } = resource;
    for (const { policy } of blocks(args, "inline_policy")) {
      if (policy !== undefined) this.add(identity, policy, resource);
    }
    for (const arn of list(args, "managed_policy_arns")) this.attach(identity, arn, resource);
    if (args.permissions_boundary === undefined) return;
    const { rules, unread } = this.managed(args.permissions_boundary, resource);
    if (unread.length === 0) identity.boundary = rules;
    identity.unread.push(...unread.map((sentence) => `${sentence} (permissions boundary)`));
  }

  private named(kind: Kind, value: unknown, from: Resource): Identity | undefined {
    const principal = this.principals.inArgument(kind, value, from);
    return principal && this.identity(principal);
  }

  private identity(principal: Principal): Identity {
    const key = `${principal.kind} ${principal.name}`;
    const identity = this.byPrincipal.get(key) ?? { principal, rules: [], unread: [] };
    this.byPrincipal.set(key, identity);
    return identity;
  }

  private add(identity: Identity | undefined, policy: unknown, from: Resource): void {
    if (identity) join(identity, this.read(policy, from));
  }

  private attach(identity: Identity | undefined, arn: unknown, from: Resource): void {
    if (!identity) return;
    const { rules, ...read } = this.managed(arn, from);
    // One policy may be attached twice, by two resources.
    const known = new Set(identity.rules.map(({ via, statement }) => `${via} ${JSON.stringify(statement)}`));
    join(identity, {
      ...read,
      rules: rules.filter((one) => !known.has(`${one.via} ${JSON.stringify(one.statement)}`)),
    });
  }

  /** A managed policy: of the stack, of a data source, or of AWS. */
  private managed(arn: unknown, from: Resource): Read {
    if (typeof arn !== "string") return { rules: [], unread: [] };
    const policy = this.names.referred(arn, from) ?? this.policies.get(this.names.expand(arn, from).join(""));
    const given = policy?.args.policy;
    if (policy && given !== undefined) return this.read(given, policy);
    const said = text(policy?.args.arn) ?? text(policy?.args.name) ?? arn;
    const name = managedName(said.includes(":") ? said : `:iam::aws:policy/${said}`);
    const statements = name === undefined ? undefined : managedStatements(name);
    if (!statements)
      return { rules: [], unread: [`${from.address}: ${name ?? arn} is not read`], mayDeny: name === undefined };
    return { rules: this.rules(statements, { via: `${from.address} (${name})` }), unread: [] };
  }

  private read(policy: unknown, from: Resource): Read {
    const read = readPolicy(policy, this.stack, from);
    if (!read) return { rules: [], unread: [`${from.address}: the policy is known only after apply`], mayDeny: true };
    const unread = read.unread.map((sentence) => `${from.address}: ${sentence}`);
    return { rules: this.rules(read.statements, { via: from.address, from }), unread, mayDeny: unread.length > 0 };
  }

  private rules(statements: readonly PolicyStatement[], place: { via: string; from?: Resource }): Rule[] {
    return statements.map((statement) => ruleOf(statement, place, this.names));
  }

  /** Users have the policies of their groups. */
  private joinGroups(): void {
    const pairs = (type: string, pairsOf: (args: Arguments) => readonly (readonly [unknown, unknown])[]) =>
      this.stack.all(type).flatMap((one) => pairsOf(one.args).map(([user, group]) => ({ user, group, one })));
    const members = [
      ...pairs("aws_iam_user_group_membership", (args) => list(args, "groups").map((group) => [args.user, group])),
      ...pairs("aws_iam_group_membership", (args) => list(args, "users").map((user) => [user, args.group])),
    ];
    for (const { user, group, one } of members) {
      const [member, of] = [this.named("user", user, one), this.named("group", group, one)];
      if (member && of) join(member, of);
    }
  }
}
