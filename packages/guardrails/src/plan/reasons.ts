import type { ResourceChange } from "./plan";

/** Why Terraform plans to destroy or replace something, and the way around it, as sentences. */
export function reasons(change: ResourceChange, all: readonly ResourceChange[]): string[] {
  const { action_reason = "", change: planned } = change;
  if (planned.actions.includes("create")) {
    const forced = (planned.replace_paths ?? []).map((path) => forcedBy(change, path));
    return forced.length > 0 ? forced : [REPLACED[action_reason] ?? "Terraform replaces it"];
  }
  const twin = renamedTo(change, all);
  if (twin) {
    return [
      `it looks renamed to ${twin.address}: keep the id of the construct, or carry it over with a moved block` +
        ` (from = ${change.address}, to = ${twin.address}; in cdktf, moveFromId)`,
    ];
  }
  return [DESTROYED[action_reason] ?? "Terraform destroys it"];
}

/** What AWS or Terraform would do against the loss. */
export function guards({ type, change: { before } }: ResourceChange): string[] {
  if (!before) return [];
  const protectedBy = before.deletion_protection === true || before.enable_deletion_protection === true;
  const snapshot = before.skip_final_snapshot === false && typeof before.final_snapshot_identifier === "string";
  return [
    protectedBy && "deletion protection is on, so that AWS will refuse and the apply will fail",
    snapshot && `a final snapshot is taken, ${before.final_snapshot_identifier}`,
    type === "aws_s3_bucket" && before.force_destroy !== true && "AWS refuses while there are objects in it",
    type === "aws_kms_key" &&
      typeof before.deletion_window_in_days === "number" &&
      `the deletion can be taken back for ${before.deletion_window_in_days} days`,
    type === "aws_secretsmanager_secret" &&
      Number(before.recovery_window_in_days) > 0 &&
      `it can be restored for ${before.recovery_window_in_days} days`,
  ].filter((sentence) => typeof sentence === "string");
}

/** Values are not shown: they may be secrets. */
function forcedBy(
  { change: { before, after, after_unknown } }: ResourceChange,
  path: readonly (string | number)[],
): string {
  const name = path.join(".");
  const [top] = path;
  const known = (values: unknown) =>
    path.reduce<unknown>((value, step) => (value as Record<string | number, unknown> | undefined)?.[step], values);
  const unknown = typeof after_unknown === "object" && after_unknown?.[top] !== undefined && known(after) === undefined;
  const shown = (value: unknown) => (value === undefined || value === null ? "nothing" : JSON.stringify(value));
  if (SENSITIVE.test(name)) return `${name} changes, which forces a replacement`;
  const to = unknown ? "a value known after apply" : shown(known(after));
  return `${name} changes from ${shown(known(before))} to ${to}, which forces a replacement`;
}

const SENSITIVE = /password|secret|token|private_key|user_data|value/;

/** A new resource of the same type that no other destroyed resource could have become. */
function renamedTo(lost: ResourceChange, all: readonly ResourceChange[]): ResourceChange | undefined {
  const created = all.filter(({ type, change }) => type === lost.type && change.actions.join() === "create");
  const named = created.filter(({ change }) =>
    IDENTITY.some((name) => same(lost.change.before?.[name], change.after?.[name])),
  );
  if (named.length === 1) return named[0];
  const destroyed = all.filter(({ type, change }) => type === lost.type && change.actions.join() === "delete");
  return created.length === 1 && destroyed.length === 1 ? created[0] : undefined;
}

const IDENTITY = ["identifier", "cluster_identifier", "bucket", "name", "name_prefix", "description", "domain_name"];

function same(one: unknown, other: unknown): boolean {
  return typeof one === "string" && one !== "" && one === other;
}

/** Terraform docs, "JSON Output Format": change representation, `action_reason`. */
const REPLACED: Readonly<Record<string, string>> = {
  replace_because_tainted:
    "an earlier apply failed half-way and left it tainted: see whether it works, then terraform untaint",
  replace_by_request: "the plan was made with -replace",
  replace_by_triggers: "something in its replace_triggered_by changes",
};

const DESTROYED: Readonly<Record<string, string>> = {
  delete_because_no_resource_config: "it is no longer in the configuration",
  delete_because_no_module: "its module is no longer in the configuration",
  delete_because_no_move_target: "a moved block leads to an address that is not in the configuration",
  delete_because_wrong_repetition: "count or for_each was added or taken away",
  delete_because_count_index: "count is smaller than before",
  delete_because_each_key: "for_each no longer has its key",
};
