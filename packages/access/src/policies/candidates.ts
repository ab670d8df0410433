import type { Stack } from "@plinth/model";
import { unique } from "../evaluation/actions";
import type { Candidate } from "../evaluation/evaluation";
import type { Names } from "../names/names";
import { isWildcard, keyOf, type Pattern } from "../names/pattern";
import { type Target, targetOf } from "../names/targets";
import type { Identity } from "./identity";

/** The statements that allow something, by the resource that they name, so that each resource looks at few of them. */
export class Candidates {
  private readonly addresses = new Map<string, string>();
  private readonly byAddress = new Map<string, Candidate[]>();
  private readonly byService = new Map<string, Candidate[]>();
  /** Statements with the ARNs that are of no resource of the stack. */
  readonly general: { readonly candidate: Candidate; readonly patterns: readonly Pattern[] }[] = [];

  constructor(stack: Stack, names: Names, identities: readonly Identity[]) {
    for (const resource of stack.resources) {
      if (resource.mode === "data") continue;
      for (const { pattern } of targetOf(resource, names).forms) {
        this.addresses.set(keyOf(pattern).replace(/[/:]\*$/, ""), resource.address);
      }
    }
    for (const identity of identities) {
      for (const rule of identity.rules) if (rule.statement.effect === "Allow") this.add({ identity, rule });
    }
  }

  /** Addresses of the resources that statements name. */
  get named(): readonly string[] {
    return [...this.byAddress.keys()];
  }

  /** Statements that name a resource. */
  naming(address: string): readonly Candidate[] {
    return this.byAddress.get(address) ?? [];
  }

  /** Statements that may be about a target. */
  about({ resource, forms }: Target): readonly Candidate[] {
    const services = unique(forms.flatMap((form) => form.services ?? []));
    return unique([
      ...this.naming(resource?.address ?? ""),
      ...["*", ...services].flatMap((one) => this.byService.get(one) ?? []),
    ]);
  }

  private add(candidate: Candidate): void {
    const { resources, statement } = candidate.rule;
    const found = resources.map(({ pattern }) => ({ pattern, address: this.addressIn(pattern) }));
    for (const address of unique(found.map((one) => one.address))) {
      if (address !== undefined) push(this.byAddress, address, candidate);
    }
    const patterns = found.filter(({ address }) => address === undefined).map(({ pattern }) => pattern);
    if (patterns.length === 0 && statement.notResources.length === 0) return;
    this.general.push({ candidate, patterns });
    const services =
      patterns.length > 0 ? patterns.flatMap((one) => servicesOf(one, candidate)) : actionServices(candidate);
    for (const service of unique(services)) push(this.byService, service, candidate);
  }

  /** The resource whose ARN a pattern begins with, up to its end or to what is in the resource. */
  addressIn(pattern: Pattern): string | undefined {
    const wildcard = pattern.findIndex(isWildcard);
    const end = wildcard < 0 ? pattern.length : wildcard;
    for (let length = end; length > 0; length--) {
      const next = pattern[length];
      if (next !== undefined && next !== "/" && next !== ":") continue;
      const address = this.addresses.get(keyOf(pattern.slice(0, length)));
      if (address !== undefined) return address;
    }
    return;
  }
}

/** The service in an ARN; those of the actions where the ARN does not say it. */
function servicesOf(pattern: Pattern, candidate: Candidate): readonly string[] {
  const service = /^arn:aws:([a-z0-9-]+):/.exec(keyOf(pattern))?.[1];
  return service === undefined ? actionServices(candidate) : [service];
}

function actionServices({ rule: { statement } }: Candidate): readonly string[] {
  if (statement.notActions.length > 0) return ["*"];
  return statement.actions.map((action) => /^([a-z0-9-]+):/i.exec(action)?.[1]?.toLowerCase() ?? "*");
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
