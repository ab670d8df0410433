/** Resources by type and name, as in a document. */
type Resources = Readonly<Record<string, Readonly<Record<string, object>>>>;

/** What Terraform would plan of a document, as `terraform show -json` says it; for tests that need no Terraform. */
export function planOf({ resource, data = {} }: { readonly resource: Resources; readonly data?: Resources }): object {
  const all = [...flat(resource, "managed"), ...flat(data, "data")];
  return {
    format_version: "1.2",
    planned_values: {
      root_module: { resources: all.map(({ args, ...rest }) => ({ ...rest, values: known(args) })) },
    },
    resource_changes: all.map(({ address, args }) => ({ address, change: { after_unknown: unknown(args) } })),
    configuration: {
      root_module: { resources: all.map(({ address, args }) => ({ address, expressions: expressions(args) })) },
    },
  };
}

function flat(section: Resources, mode: "managed" | "data") {
  return Object.entries(section).flatMap(([type, named]) =>
    Object.entries(named).map(([name, given]) => {
      const { lifecycle: _lifecycle, depends_on: _order, ...args } = given as Record<string, unknown>;
      return { address: `${mode === "data" ? "data." : ""}${type}.${name}`, type, mode, args };
    }),
  );
}

/** Single blocks become lists, what is unknown is left out, what is unset is null somewhere. */
function known(value: unknown, top = true): unknown {
  if (typeof value === "string") return value.includes("${") ? undefined : value;
  if (Array.isArray(value)) return value.map((member) => known(member, false));
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const plain = isPlainMap(name, inner) ? inner : known(asList(inner), false);
    return plain === undefined ? [] : [[name, plain]];
  });
  return Object.fromEntries([...entries, ...(top ? [["unset_by_anybody", null]] : [])]);
}

function unknown(value: unknown): unknown {
  if (typeof value === "string") return value.includes("${");
  if (Array.isArray(value)) return value.map(unknown);
  if (typeof value !== "object" || value === null) return false;
  const entries = Object.entries(value).flatMap(([name, inner]) => {
    const found = unknown(isPlainMap(name, inner) ? inner : asList(inner));
    return found === false ? [] : [[name, found]];
  });
  const computed = ["id", "arn"].filter((name) => !(name in value)).map((name) => [name, true]);
  return Object.fromEntries([...entries, ...computed]);
}

function expressions(value: unknown): unknown {
  if (typeof value === "string") {
    const references = [...value.matchAll(/\$\{([^}]*)\}/g)].map(([, reference]) => reference);
    return references.length > 0 ? { references } : { constant_value: value };
  }
  if (Array.isArray(value)) {
    const scalar = value.every((member) => typeof member !== "object");
    if (scalar)
      return {
        references: value.flatMap((member) => [...`${member}`.matchAll(/\$\{([^}]*)\}/g)].map(([, one]) => one)),
      };
    return value.map(expressions);
  }
  if (typeof value !== "object" || value === null) return { constant_value: value };
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      isPlainMap(name, inner) ? { constant_value: inner } : expressions(asList(inner)),
    ]),
  );
}

/** Tags and the like are maps, everything else that looks like one is a block. */
function isPlainMap(name: string, value: unknown): boolean {
  return (
    ["tags", "permissions", "target_tags", "variables", "parameters", "environment"].includes(name) &&
    !Array.isArray(value)
  );
}

function asList(value: unknown): unknown {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? [value] : value;
}
