import { type Arguments, isBlock } from "./arguments";
import { readDocument } from "./document";
import { readPlan } from "./plan";
import type { Stack } from "./stack";
import { readState, readStateFile } from "./state";

/** Terraform docs, "JSON Configuration Syntax" and "Configuration Language": the blocks of a document. */
const SECTIONS = new Set([
  ...[
    "//",
    "action",
    "check",
    "data",
    "ephemeral",
    "import",
    "list",
    "locals",
    "module",
    "moved",
    "output",
    "provider",
  ],
  ...["removed", "resource", "terraform", "variable"],
]);

/** `state file` is a `terraform.tfstate`, `state` the same as `terraform show -json` prints it. */
export type Kind = "document" | "plan" | "state" | "state file";

const READERS: { readonly [K in Kind]: (source: Arguments) => Stack } = {
  document: readDocument,
  plan: readPlan,
  state: readState,
  "state file": readStateFile,
};

/**
 * Reads a document in Terraform's JSON syntax (`cdk.tf.json`), a plan or a state (`terraform show -json`), or a
 * `terraform.tfstate`.
 *
 * @throws Error which says what was given instead, or why it cannot be read
 */
export function read(source: object): Stack {
  return READERS[kindOf(source)](source as Arguments);
}

/** What is to be read. @throws Error when it is none of them, or is not whole */
export function kindOf(source: object): Kind {
  if (!isBlock(source) || Object.keys(source).length === 0) throw new Error(`${EXPECTED}, got ${shown(source)}`);
  if (isPlan(source)) {
    refuseBroken(source);
    return "plan";
  }
  if (source.version === 4 && Array.isArray(source.resources)) return "state file";
  if ("format_version" in source) {
    refuseFormat(source);
    return "state";
  }
  const strange = Object.keys(source).find((name) => !SECTIONS.has(name));
  if (strange !== undefined) throw new Error(`${EXPECTED}, got an object with ${JSON.stringify(strange)}`);
  return "document";
}

const EXPECTED =
  "expected a document in Terraform's JSON syntax (cdk.tf.json), or a plan or state as `terraform show -json` prints it";

function isPlan(source: Arguments): boolean {
  return "planned_values" in source || "resource_changes" in source || "configuration" in source;
}

function refuseBroken(plan: Arguments): void {
  refuseFormat(plan);
  if (plan.errored === true) throw new Error("the plan is of a run that failed: only a whole plan can be judged");
  if (!isBlock(plan.planned_values)) throw new Error("the plan has no planned_values: is it cut off?");
  const { root_module: root } = plan.planned_values;
  const isEmpty = !isBlock(root) || Object.keys(root).length === 0;
  if (!isEmpty && !Array.isArray(plan.resource_changes))
    throw new Error("the plan has no resource_changes: is it cut off?");
}

/** Terraform docs, "JSON Output Format": formats of a new major version are other formats. Plans of 0.12 have 0.1. */
function refuseFormat({ format_version: version }: Arguments): void {
  if (typeof version === "string" && /^[01]\.\d+$/.test(version)) return;
  throw new Error(`the format must be 0.x or 1.x, got ${shown(version)}`);
}

function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return "a list";
  if (isBlock(value)) return Object.keys(value).length === 0 ? "an empty object" : "an object";
  return JSON.stringify(value);
}
