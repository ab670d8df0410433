import { type Arguments, isBlock, type Resource, tidy } from "./resource";
import { Stack, withoutIndex } from "./stack";

interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly mode: Resource["mode"];
  readonly values?: Arguments;
}

interface PlannedModule {
  readonly resources?: readonly PlannedResource[];
  readonly child_modules?: readonly PlannedModule[];
}

interface Configured {
  readonly resources?: readonly { readonly address: string; readonly expressions?: Arguments }[];
  readonly module_calls?: Readonly<Record<string, { readonly module?: Configured }>>;
}

/** What `terraform show -json` says of a plan, as far as it is read here. */
export interface PlanDocument {
  readonly planned_values?: { readonly root_module?: PlannedModule };
  readonly resource_changes?: readonly { readonly address: string; readonly change: { after_unknown?: unknown } }[];
  readonly configuration?: { readonly root_module?: Configured };
  readonly prior_state?: { readonly values?: { readonly root_module?: PlannedModule } };
}

/** Reads a plan: its values, and for what is known only later the expressions of the configuration. */
export function stackOfPlan(plan: PlanDocument): Stack {
  const unknowns = new Map(plan.resource_changes?.map(({ address, change }) => [address, change.after_unknown]));
  const expressions = expressionsOf(plan.configuration?.root_module);
  // A data source that could be read at once is only in the prior state.
  const read = resourcesOf(plan.prior_state?.values?.root_module).filter(({ mode }) => mode === "data");
  return new Stack(
    [...resourcesOf(plan.planned_values?.root_module), ...read].map(
      ({ address, type, mode, values = {} }): Resource => {
        const own = expressions.get(withoutIndex(address)) ?? { prefix: "", arguments: {} };
        return {
          address,
          type,
          mode,
          args: tidy(fill(values, unknowns.get(address), own.arguments, own.prefix) as Arguments),
          references: new Set(referencesIn(own.arguments).map((reference) => own.prefix + reference)),
        };
      },
    ),
  );
}

function resourcesOf(module: PlannedModule | undefined): PlannedResource[] {
  return [...(module?.resources ?? []), ...(module?.child_modules ?? []).flatMap(resourcesOf)];
}

type Expressions = Map<string, { readonly prefix: string; readonly arguments: Arguments }>;

function expressionsOf(module: Configured | undefined, prefix = "", found: Expressions = new Map()): Expressions {
  for (const { address, expressions = {} } of module?.resources ?? []) {
    found.set(prefix + address, { prefix, arguments: expressions });
  }
  for (const [name, call] of Object.entries(module?.module_calls ?? {})) {
    expressionsOf(call.module, `${prefix}module.${name}.`, found);
  }
  return found;
}

/** Puts what an argument refers to, or `${unknown}`, in the place of what is known only later. */
function fill(value: unknown, unknown: unknown, expression: unknown, prefix: string): unknown {
  if (unknown === true) return `\${${prefix}${referencesOf(expression)[0] ?? "unknown"}}`;
  if (Array.isArray(value) && Array.isArray(unknown)) {
    return value.map((member, index) => fill(member, unknown[index], memberOf(expression, index), prefix));
  }
  if (!isBlock(value) || !isBlock(unknown)) return value;
  const names = new Set([...Object.keys(value), ...Object.keys(unknown)]);
  return Object.fromEntries(
    [...names].map((name) => {
      const inner = isBlock(expression) ? expression[name] : undefined;
      // What the provider computes by itself was not said by anybody.
      const computed = unknown[name] === true && inner === undefined;
      return [name, computed ? undefined : fill(value[name], unknown[name], inner, prefix)];
    }),
  );
}

function memberOf(expression: unknown, index: number): unknown {
  return Array.isArray(expression) ? expression[index] : expression;
}

function referencesOf(expression: unknown): readonly string[] {
  const references = isBlock(expression) ? expression.references : undefined;
  return Array.isArray(references) ? references : [];
}

/** Addresses that any expression refers to: `aws_vpc.Network`, `data.aws_region.current`. */
function referencesIn(expression: unknown): string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (!isBlock(expression)) return [];
  const own = referencesOf(expression).flatMap((one) => /^(data\.)?[a-z][a-z0-9]*_\w+\.[\w-]+/.exec(one)?.[0] ?? []);
  return [...own, ...Object.values(expression).flatMap(referencesIn)];
}
