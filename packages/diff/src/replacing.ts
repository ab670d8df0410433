import type { Arguments } from "@plinth/model";
import derived from "./replacing.json";

/** Version of the AWS provider that the table is of. */
export const PROVIDER_VERSION: string = derived.provider;

/** By type, the arguments whose change replaces the resource: what the provider answers to the plan of a change of each. */
export const REPLACING: Readonly<Record<string, readonly string[] | undefined>> = derived.replacing;

/** By type, the arguments for whose change the provider answers with an error; `*` of types that end it. */
const UNANSWERED: Readonly<Record<string, readonly string[] | undefined>> = derived.unanswered;

/** Arguments that replace the resource only in some of its states; seen in plans of AWS provider 5.100. */
const CONDITIONAL: Readonly<Record<string, (before: Arguments, after: Arguments) => boolean>> = {
  // Aurora changes its storage in place, a Multi-AZ cluster does not.
  "aws_rds_cluster.storage_type": ({ engine }) => !String(engine).startsWith("aurora"),
  // Only from "Advanced" down to "Standard", which is what no tier means.
  "aws_ssm_parameter.tier": ({ tier: before }, { tier: after = "Standard" }) =>
    before === "Advanced" && after === "Standard",
};

/**
 * Whether the change of an argument replaces the resource. Unknown of types that the provider does not have, and of arguments for
 * whose change it answers with an error.
 *
 * @param path - of the argument, with or without indexes: `root_block_device.encrypted`, or of a whole block
 */
export function isReplacing(type: string, path: string, before: Arguments, after: Arguments): boolean | "unknown" {
  const plain = path.replace(/\[\d+\]/g, "");
  const isMeant = (name: string) => name === "*" || isWithin(plain, name) || isWithin(name, plain);
  const known = REPLACING[type];
  const replaces = known?.filter(isMeant).some((name) => CONDITIONAL[`${type}.${name}`]?.(before, after) ?? true);
  if (replaces) return true;
  return known === undefined || (UNANSWERED[type] ?? []).some(isMeant) ? "unknown" : false;
}

function isWithin(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}.`);
}
