import type { Stack } from "@plinth/model";
import { unique } from "./evaluation/actions";
import { evaluate } from "./evaluation/evaluate";
import type { Candidate, Policies } from "./evaluation/evaluation";
import type { Grant } from "./evaluation/grant";
import { permissionsOf } from "./evaluation/permissions-of";
import { overlaps } from "./names/match";
import { Names } from "./names/names";
import { keyOf, type Pattern } from "./names/pattern";
import type { Principal } from "./names/principal";
import { Principals } from "./names/principals";
import { type Target, targetOf } from "./names/targets";
import type { Permission } from "./permission";
import { Candidates } from "./policies/candidates";
import { IdentityPolicies } from "./policies/identity-policies";
import { ResourcePolicies } from "./policies/resource-policies";
import type { Rule } from "./policies/rules";

/** All policies of one stack, read once. */
export class StackAccess implements Policies {
  readonly names: Names;
  readonly principals: Principals;
  readonly identities: IdentityPolicies;
  readonly resourcePolicies: ResourcePolicies;
  private readonly candidates: Candidates;

  constructor(private readonly stack: Stack) {
    this.names = new Names(stack);
    this.principals = new Principals(this.names, stack);
    this.identities = new IdentityPolicies(stack, this.names, this.principals);
    this.resourcePolicies = new ResourcePolicies(stack, this.names);
    this.candidates = new Candidates(stack, this.names, this.identities.all);
  }

  /**
   * A resource by its address, or what is in it or elsewhere by its ARN: `${aws_s3_bucket.Uploads.arn}/report.pdf`.
   *
   * @throws Error when the stack has no such resource
   */
  targets(resource: string): readonly Target[] {
    const found = this.stack.at(resource);
    const exact = found.filter(({ address }) => address === resource);
    if (found.length > 0) return (exact.length > 0 ? exact : found).map((one) => targetOf(one, this.names));
    return [this.byArn(resource)];
  }

  /** The first of the instances that an address without an index names. */
  target(resource: string): Target {
    const [first] = this.targets(resource);
    if (!first) throw new Error(`there is no resource ${resource}`);
    return first;
  }

  private byArn(resource: string): Target {
    if (!/^(arn:|\$\{)/.test(resource)) throw new Error(`there is no resource ${resource}`);
    const pattern = this.names.expand(resource, undefined);
    const address = this.candidates.addressIn(pattern);
    const service = /^arn:aws:([\w-]+):/.exec(keyOf(pattern))?.[1];
    const elsewhere = {
      name: resource,
      forms: [{ pattern, services: service ? [service] : undefined, needsPolicy: false }],
    };
    if (address === undefined) return elsewhere;
    const target = this.target(address);
    const forms = target.forms.filter((form) => overlaps(form.pattern, pattern)).map((form) => ({ ...form, pattern }));
    return { ...target, name: resource, forms };
  }

  on(target: Target): Permission[] {
    return permissionsOf(this.grants(target, this.candidates.about(target)), target);
  }

  /** What is allowed on one target: by default to every principal, with every action. */
  grants(
    target: Target,
    candidates?: readonly Candidate[],
    asked?: { principal?: Principal; action?: string },
  ): Grant[] {
    const policy = this.resourcePolicies.of(target.resource?.address);
    const about = candidates ?? this.candidates.about(target);
    const own = asked?.principal && this.identities.of(asked.principal);
    const chosen = asked?.principal ? about.filter(({ identity }) => identity === own) : about;
    return target.forms.flatMap((form) => evaluate(this, { target, form, policy, ...asked }, chosen));
  }

  all(): Permission[] {
    const addresses = unique([...this.candidates.named, ...this.resourcePolicies.addresses]);
    const named = addresses.map((address) => {
      const target = this.target(address);
      return permissionsOf(this.grants(target, this.candidates.naming(address)), target);
    });
    return [...named, ...this.general(), ...this.elsewhere()].flat();
  }

  /** What statements with wildcards allow, and those about what the stack does not have. */
  private general(): Permission[][] {
    return this.candidates.general.flatMap(({ candidate: { identity, rule }, patterns }) => {
      const on = (name: string, pattern: Pattern, one: Rule) => {
        const target: Target = { name, forms: [{ pattern, needsPolicy: false }] };
        return permissionsOf(this.grants(target, [{ identity, rule: one }]), target);
      };
      if (patterns.length === 0) return [on(`all but ${rule.statement.notResources.join(", ")}`, ["*"], rule)];
      return patterns.map((pattern) =>
        on(keyOf(pattern), pattern, { ...rule, resources: rule.resources.filter((part) => part.pattern === pattern) }),
      );
    });
  }

  /** What the policies of resources allow that the stack does not have. */
  private elsewhere(): Permission[][] {
    return this.resourcePolicies.elsewhere.flatMap((rules) => {
      const parts = new Map(
        rules.flatMap(({ resources }) => resources.map(({ pattern }) => [keyOf(pattern), pattern])),
      );
      return [...parts].map(([name, pattern]) => {
        const target: Target = { name, forms: [{ pattern, needsPolicy: false }] };
        const policy = { rules, unread: [] };
        return permissionsOf(
          target.forms.flatMap((form) => evaluate(this, { target, form, policy }, [])),
          target,
        );
      });
    });
  }

  /** Policies that could not be read, as sentences. */
  get unread(): string[] {
    const policies = this.resourcePolicies.addresses.map((address) => this.resourcePolicies.of(address));
    return unique([...this.identities.all, ...policies].flatMap(({ unread }) => unread));
  }
}

const known = new WeakMap<Stack, StackAccess>();

/** The policies of a stack; the second time the same. */
export function accessOf(stack: Stack): StackAccess {
  const access = known.get(stack) ?? new StackAccess(stack);
  known.set(stack, access);
  return access;
}
