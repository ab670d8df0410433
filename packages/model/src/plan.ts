import { ADDRESS, withoutIndexes } from "./address";
import { type Arguments, isBlock, tidy } from "./arguments";
import { Configuration, type ConfigurationDocument } from "./configuration";
import { referencesOf } from "./expression";
import { defaultKey, placeOf } from "./provider";
import type { Resource } from "./resource";
import { Stack } from "./stack";
import { type ModuleValues, resourcesOf } from "./values";

/** What `terraform show -json` says of a plan, as far as it is read here. */
export interface PlanDocument extends ConfigurationDocument {
  readonly planned_values?: { readonly root_module?: ModuleValues };
  readonly resource_changes?: readonly { readonly address: string; readonly change: { after_unknown?: unknown } }[];
  readonly prior_state?: { readonly values?: { readonly root_module?: ModuleValues } };
  readonly complete?: boolean;
}

/** Reads a plan: its values, and for what is known only after apply the expressions of the configuration. */
export function readPlan(plan: PlanDocument): Stack {
  const unknowns = new Map(plan.resource_changes?.map(({ address, change }) => [address, change.after_unknown]));
  const configuration = new Configuration(plan);
  // A data source that could be read at once is only in the prior state.
  const read = resourcesOf(plan.prior_state?.values?.root_module).filter(({ mode }) => mode === "data");
  const resources = [...resourcesOf(plan.planned_values?.root_module), ...read].map(
    ({ address, type, mode, values = {} }): Resource => {
      const own = configuration.of(withoutIndexes(address));
      const args = tidy(fill(values, unknowns.get(address), own.expressions, own) as Arguments);
      return {
        address,
        type,
        mode,
        args,
        references: new Set(referencesIn(own.expressions).map((reference) => own.prefix + reference)),
        provider: placeOf(type, args, configuration.provider(own.provider ?? defaultKey(type))),
      };
    },
  );
  return new Stack(resources, { unread: plan.complete === false ? ["what the plan leaves for another apply"] : [] });
}

/** What fills in for a value that is known only after apply. */
interface Scope {
  readonly prefix: string;
  /** Whether an expression is null, because the variables that it consists of are. */
  readonly isNull: (references: readonly string[]) => boolean;
}

/** Puts what an argument refers to, or `${unknown}`, in the place of what is known only after apply. */
function fill(value: unknown, unknown: unknown, expression: unknown, scope: Scope): unknown {
  if (unknown === true) {
    const references = referencesOf(expression);
    // The provider computes what is null.
    return scope.isNull(references) ? undefined : `\${${scope.prefix}${references[0] ?? "unknown"}}`;
  }
  if (Array.isArray(value) && Array.isArray(unknown)) {
    return value.map((member, index) => fill(member, unknown[index], memberOf(expression, unknown, index), scope));
  }
  if (!isBlock(value) || !isBlock(unknown)) return value;
  const names = new Set([...Object.keys(value), ...Object.keys(unknown)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const inner = isBlock(expression) ? expression[name] : undefined;
      // What the provider computes by itself was not said by anybody.
      const computed = unknown[name] === true && inner === undefined;
      return [name, computed ? undefined : fill(value[name], unknown[name], inner, scope)];
    }),
  );
}

/**
 * The expression of one member. A plan lists the references of all members of a list of plain values together: each unknown
 * member has one of them, in their order.
 */
function memberOf(expression: unknown, unknown: readonly unknown[], index: number): unknown {
  if (Array.isArray(expression)) return expression[index];
  const references = referencesOf(expression);
  if (unknown[index] !== true || references.length < 2) return expression;
  const exact = references.filter((one) => !isPrefix(one, references) && !/^(each|count)\./.test(one));
  const before = unknown.slice(0, index).filter((one) => one === true).length;
  return { references: exact.slice(before, before + 1).concat(exact.slice(-1)) };
}

/** Terraform says `aws_vpc.main.id` and `aws_vpc.main` of one reference. */
function isPrefix(reference: string, references: readonly string[]): boolean {
  return references.some((other) => other.startsWith(`${reference}.`) || other.startsWith(`${reference}[`));
}

/** Addresses that any expression refers to: `aws_vpc.Network`, `data.aws_region.current`, `aws_vpc.main["a"]`. */
function referencesIn(expression: unknown): string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (!isBlock(expression)) return [];
  const own = referencesOf(expression).flatMap((one) => AT_START.exec(one)?.[0] ?? []);
  // Terraform says `aws_vpc.main["a"].id`, `aws_vpc.main["a"]` and `aws_vpc.main` of one reference.
  const named = own.filter((one) => !own.some((other) => other.startsWith(`${one}[`)));
  return [...named, ...Object.values(expression).flatMap(referencesIn)];
}

const AT_START = new RegExp(`^${ADDRESS}`);
