type Section = Readonly<Record<string, Readonly<Record<string, object>>>>;
type Values = Readonly<Record<string, unknown>>;

/** Ids that AWS would give, as a state has them: nothing refers to anything. */
export function stateOf({ resource, data }: { readonly resource: Section; readonly data: Section }): object[] {
  const all = [...flat(resource, "managed"), ...flat(data, "data")];
  const byAddress = new Map(all.map((one) => [one.address, one.values]));
  const resources = all.map((one) => ({ ...one, values: resolve(one.values, byAddress) }));
  // What the fixture cannot compute, such as a public address, makes no state.
  return JSON.stringify(resources).includes("${")
    ? []
    : [{ format_version: "1.0", values: { root_module: { resources } } }];
}

function flat(section: Section, mode: "managed" | "data") {
  return Object.entries(section).flatMap(([type, named]) =>
    Object.entries(named).map(([name, args]) => ({
      address: `${mode === "data" ? "data." : ""}${type}.${name}`,
      type,
      mode,
      values: { ...computed(type, name), ...args },
    })),
  );
}

function computed(type: string, name: string): Values {
  const id = type === "aws_security_group" ? `sg-${name.toLowerCase()}` : `${type}-${name}`;
  const ofVpc = {
    default_network_acl_id: `acl-${name}`,
    default_security_group_id: `sg-default-${name.toLowerCase()}`,
    default_route_table_id: `rtb-${name}`,
    main_route_table_id: `rtb-${name}`,
  };
  const common = { id, arn: `arn:aws:${type}:${name}`, name: `${type}-${name}` };
  if (type === "aws_vpc") return { ...common, ...ofVpc };
  return type === "aws_instance" ? { ...common, primary_network_interface_id: `eni-${name}` } : common;
}

function resolve(value: unknown, byAddress: ReadonlyMap<string, Values>): unknown {
  if (Array.isArray(value)) return value.map((one) => resolve(one, byAddress));
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, resolve(one, byAddress)]));
  }
  const [, address = "", attribute = ""] = /^\$\{((?:data\.)?\w+\.\w+)\.(\w+)\}$/.exec(`${value}`) ?? [];
  const found = byAddress.get(address)?.[attribute];
  return found === undefined ? value : resolve(found, byAddress);
}
