import type { Arguments } from "@plinth/model";
import derived from "./replacing.json";

/** Version of the AWS provider that the table is of. */
export const PROVIDER_VERSION: string = derived.provider;

/** By type, the arguments whose change replaces the resource: what the provider answers to the plan of a change of each. */
export const REPLACING: Readonly<Record<string, readonly string[] | undefined>> = derived.replacing;

/** Arguments that replace the resource only in some of its states; seen in plans of AWS provider 5.100. */
const CONDITIONAL: Readonly<Record<string, (before: Arguments, after: Arguments) => boolean>> = {
  // Aurora changes its storage in place, a Multi-AZ cluster does not.
  "aws_rds_cluster.storage_type": ({ engine }) => !String(engine).startsWith("aurora"),
  // Only from "Advanced" down to "Standard", which is what no tier means.
  "aws_ssm_parameter.tier": ({ tier: before }, { tier: after = "Standard" }) =>
    before === "Advanced" && after === "Standard",
};

/**
 * Whether the change of an argument replaces the resource.
 *
 * @param path - of the argument, with or without indexes: `root_block_device.encrypted`, or of a whole block
 */
export function isReplacing(type: string, path: string, before: Arguments, after: Arguments): boolean {
  const plain = path.replace(/\[\d+\]/g, "");
  const isIn = (inner: string, outer: string) => inner === outer || inner.startsWith(`${outer}.`);
  return (REPLACING[type] ?? [])
    .filter((name) => isIn(plain, name) || isIn(name, plain))
    .some((name) => CONDITIONAL[`${type}.${name}`]?.(before, after) ?? true);
}
