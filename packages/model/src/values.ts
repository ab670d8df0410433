import type { Arguments } from "./arguments";
import type { Resource } from "./resource";

/** A resource in `planned_values` of a plan, or in `values` of a state. */
export interface ResourceValues {
  readonly address: string;
  readonly type: string;
  readonly mode: Resource["mode"];
  readonly values?: Arguments;
  readonly depends_on?: readonly string[];
}

export interface ModuleValues {
  readonly resources?: readonly ResourceValues[];
  readonly child_modules?: readonly ModuleValues[];
}

/** Those of the module and of all within it. */
export function resourcesOf(module: ModuleValues | undefined): ResourceValues[] {
  return [...(module?.resources ?? []), ...(module?.child_modules ?? []).flatMap(resourcesOf)];
}
