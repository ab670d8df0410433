import { withoutIndexes } from "./address";
import { type Arguments, isBlock, list, text, tidy } from "./arguments";
import { placeOf } from "./provider";
import type { Resource } from "./resource";
import { Stack } from "./stack";
import { type ModuleValues, type ResourceValues, resourcesOf } from "./values";

/** What `terraform show -json` says of a state. */
export interface StateDocument {
  readonly values?: { readonly root_module?: ModuleValues };
}

/** Reads a state: what exists. An id or ARN of a resource that another one depends on is a reference to it, as in a document. */
export function readState({ values }: StateDocument): Stack {
  return stackOf(resourcesOf(values?.root_module));
}

/** Reads a file of the format 4, `terraform.tfstate`. */
export function readStateFile(file: Arguments): Stack {
  return stackOf(list(file, "resources").flatMap((resource) => (isBlock(resource) ? instancesOf(resource) : [])));
}

function stackOf(all: readonly ResourceValues[]): Stack {
  const instances = new Map<string, ResourceValues[]>();
  for (const one of all) {
    const address = withoutIndexes(one.address);
    instances.set(address, [...(instances.get(address) ?? []), one]);
  }
  return new Stack(
    all.map((one) => {
      const known = one.depends_on?.flatMap((address) => instances.get(withoutIndexes(address)) ?? []) ?? [];
      return ofValues({ ...one, values: linked(one.values ?? {}, identities(known)) });
    }),
  );
}

/** Ids and ARNs of resources, with what refers to them. */
function identities(resources: readonly ResourceValues[]): ReadonlyMap<string, string> {
  const all = resources.flatMap(({ address, values = {} }) =>
    ["arn", "id"].flatMap((name) => {
      const value = text(values[name]);
      return value === undefined ? [] : [[value, `\${${address}.${name}}`] as const];
    }),
  );
  return new Map(all);
}

function linked<T>(value: T, known: ReadonlyMap<string, string>): T {
  if (known.size === 0) return value;
  if (typeof value === "string") return (known.get(value) ?? value) as T;
  if (Array.isArray(value)) return value.map((member) => linked(member, known)) as T;
  if (!isBlock(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, linked(member, known)])) as T;
}

function ofValues({ address, type, mode, values = {}, depends_on = [] }: ResourceValues): Resource {
  return {
    address,
    type,
    mode,
    args: tidy(values),
    references: new Set(depends_on),
    provider: placeOf(type, values, undefined),
  };
}

function instancesOf({ module, mode, type, name, instances }: Arguments): ResourceValues[] {
  const of = text(type) ?? "";
  const kind = mode === "data" ? "data" : "managed";
  const address = [text(module), kind === "data" && "data", of, text(name)].filter(Boolean).join(".");
  return list({ instances }, "instances")
    .filter(isBlock)
    .map(({ index_key: key, attributes, dependencies }) => ({
      address: key === undefined ? address : `${address}[${JSON.stringify(key)}]`,
      type: of,
      mode: kind,
      values: isBlock(attributes) ? attributes : {},
      depends_on: list({ dependencies }, "dependencies").flatMap((one) => text(one) ?? []),
    }));
}
