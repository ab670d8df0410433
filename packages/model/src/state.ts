import { type Arguments, isBlock, list, text, tidy } from "./arguments";
import { placeOf } from "./provider";
import type { Resource } from "./resource";
import { Stack } from "./stack";
import { type ModuleValues, type ResourceValues, resourcesOf } from "./values";

/** What `terraform show -json` says of a state. */
export interface StateDocument {
  readonly values?: { readonly root_module?: ModuleValues };
}

/** Reads a state: what exists, with all values known. Who refers to whom is what Terraform kept of it. */
export function readState({ values }: StateDocument): Stack {
  return new Stack(resourcesOf(values?.root_module).map(ofValues));
}

/** Reads a file of the format 4, `terraform.tfstate`. */
export function readStateFile(file: Arguments): Stack {
  return new Stack(
    list(file, "resources")
      .flatMap((resource) => (isBlock(resource) ? instancesOf(resource) : []))
      .map(ofValues),
  );
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
