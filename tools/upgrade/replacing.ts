import { readFileSync } from "node:fs";
import { type Derived, RECORD } from "./replacing/derive";

type Arguments = Readonly<Record<string, unknown>>;

/** What AWS provider 5 said; `npm run upgrade:replacing` asks it again. */
export const DERIVED: Derived = JSON.parse(readFileSync(RECORD, "utf8"));

/** Arguments that replace the resource only in some states of it; seen in plans of AWS provider 5.100. */
const CONDITIONAL: Readonly<Record<string, (before: Arguments, after: Arguments) => boolean>> = {
  // Aurora changes its storage in place, a Multi-AZ cluster does not.
  "aws_rds_cluster.storage_type": ({ engine }) => !String(engine).startsWith("aurora"),
  // Only from "Advanced" down to "Standard", which is what no tier means.
  "aws_ssm_parameter.tier": ({ tier: before }, { tier: after = "Standard" }) =>
    before === "Advanced" && after === "Standard",
};

/** Whether anything is known of the type. */
export function isKnown(type: string): boolean {
  return type in DERIVED.replacing;
}

/** The arguments whose change replaces the resource, as `block.argument`. */
export function replacingArguments(type: string, before: Arguments, after: Arguments): string[] {
  return (DERIVED.replacing[type] ?? []).filter((name) => CONDITIONAL[`${type}.${name}`]?.(before, after) ?? true);
}

/** The value at `block.argument`; of a block that is there many times, all values. */
export function valueAt(value: unknown, path: string): unknown {
  const [first, ...rest] = path.split(".");
  const there = Array.isArray(value) && value.length === 1 ? value[0] : value;
  if (Array.isArray(there)) return there.length === 0 ? undefined : there.map((each) => valueAt(each, path));
  const member = (there as Arguments | undefined | null)?.[first];
  return rest.length === 0 ? member : valueAt(member, rest.join("."));
}
