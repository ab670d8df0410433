import { guardPlan } from "../../src/plan/losses";
import type { ResourceChange } from "../../src/plan/plan";
import { verdictText } from "../../src/plan/verdict-text";

type Planned = Partial<ResourceChange["change"]> & { readonly action_reason?: string };

const change = (address: string, { action_reason, ...planned }: Planned): ResourceChange => ({
  address,
  type: address.replace(/^.*?(aws_\w+)\..*$/, "$1"),
  mode: "managed",
  action_reason,
  change: { actions: ["no-op"], ...planned },
});
const plan = (...changes: ResourceChange[]) => ({
  format_version: "1.2",
  planned_values: { root_module: {} },
  resource_changes: changes,
});
const lost = (...changes: ResourceChange[]) => guardPlan(plan(...changes)).losses;

const DATABASE = "aws_db_instance.Database";

test("a plan that creates, updates and reads loses nothing", () => {
  const verdict = guardPlan(
    plan(
      change(DATABASE, { actions: ["update"] }),
      change("aws_s3_bucket.New", { actions: ["create"] }),
      change("aws_kms_key.Key", {}),
    ),
  );
  expect(verdict).toEqual({ losses: [], risks: [], unusedAllowances: [], safe: true });
});

test("what holds no state may go", () => {
  expect(
    lost(change("aws_iam_role.Old", { actions: ["delete"] }), change("aws_route.Old", { actions: ["delete"] })),
  ).toEqual([]);
});

test("a database that is no longer in the configuration would be destroyed", () => {
  const [loss] = lost(change(DATABASE, { actions: ["delete"], action_reason: "delete_because_no_resource_config" }));
  expect(loss).toEqual({
    address: DATABASE,
    type: "aws_db_instance",
    what: "a database",
    action: "destroy",
    why: ["it is no longer in the configuration"],
    guards: [],
  });
});

test("a forced replacement names the argument and both values, whichever comes first", () => {
  const forced = {
    before: { snapshot_identifier: "before-the-fair" },
    after: { snapshot_identifier: null },
    replace_paths: [["snapshot_identifier"]],
  };
  for (const actions of [
    ["delete", "create"],
    ["create", "delete"],
  ]) {
    expect(lost(change(DATABASE, { ...forced, actions }))).toMatchObject([
      {
        action: "replace",
        why: ['snapshot_identifier changes from "before-the-fair" to nothing, which forces a replacement'],
      },
    ]);
  }
});

test("what is known after apply, and what may be a secret, is not shown", () => {
  const [loss] = lost(
    change(DATABASE, {
      actions: ["delete", "create"],
      before: { kms_key_id: "arn:old", user_data: "s3cret" },
      after: { user_data: "other" },
      after_unknown: { kms_key_id: true },
      replace_paths: [["kms_key_id"], ["user_data"]],
    }),
  );
  expect(loss.why).toEqual([
    'kms_key_id changes from "arn:old" to a value known after apply, which forces a replacement',
    "user_data changes, which forces a replacement",
  ]);
});

test("a renamed construct is told to stay or to be moved", () => {
  const [loss] = lost(
    change(DATABASE, {
      actions: ["delete"],
      before: { identifier: "shop" },
      action_reason: "delete_because_no_resource_config",
    }),
    change("aws_db_instance.Store", { actions: ["create"], after: { identifier: "shop" } }),
    change("aws_db_instance.Other", { actions: ["create"], after: { identifier: "other" } }),
  );
  expect(loss.why).toEqual([
    "it looks renamed to aws_db_instance.Store: keep the id of the construct, or carry it over with a moved block (from = aws_db_instance.Database, to = aws_db_instance.Store; in cdktf, moveFromId)",
  ]);
});

test("a moved resource is no loss", () => {
  const moved = { ...change("aws_db_instance.Store", {}), previous_address: DATABASE };
  expect(lost(moved)).toEqual([]);
});

test("a resource that Terraform forgets is no loss", () => {
  expect(lost(change(DATABASE, { actions: ["forget"] }))).toEqual([]);
});

test("what stands in the way of a loss is told", () => {
  const guarded = lost(
    change(DATABASE, {
      actions: ["delete"],
      before: { deletion_protection: true, skip_final_snapshot: false, final_snapshot_identifier: "shop-final" },
    }),
    change("aws_s3_bucket.Uploads", { actions: ["delete"], before: { force_destroy: false } }),
    change("aws_kms_key.Key", { actions: ["delete"], before: { deletion_window_in_days: 30 } }),
    change("aws_secretsmanager_secret.Token", { actions: ["delete"], before: { recovery_window_in_days: 0 } }),
  );
  expect(guarded.map(({ guards }) => guards)).toEqual([
    [
      "deletion protection is on, so that AWS will refuse and the apply will fail",
      "a final snapshot is taken, shop-final",
    ],
    ["AWS refuses while there are objects in it"],
    ["the deletion can be taken back for 30 days"],
    [],
  ]);
});

test("a loss inside of a module and one of several are found by their addresses", () => {
  expect(
    lost(
      change("module.shop.aws_s3_bucket.uploads[0]", {
        actions: ["delete"],
        action_reason: "delete_because_count_index",
      }),
      change('aws_eip.nat["us-east-1a"]', { actions: ["delete"], action_reason: "delete_because_each_key" }),
    ).map(({ address, why }) => [address, why]),
  ).toEqual([
    ["module.shop.aws_s3_bucket.uploads[0]", ["count is smaller than before"]],
    ['aws_eip.nat["us-east-1a"]', ["for_each no longer has its key"]],
  ]);
});

test("an allowed loss is safe, and an allowance that is not needed is named", () => {
  const allow = [
    { address: DATABASE, reason: "the shop is closed" },
    { address: "aws_s3_bucket.Gone", reason: "was deleted last year" },
  ];
  const verdict = guardPlan(plan(change(DATABASE, { actions: ["delete"] })), { allow });
  expect(verdict.safe).toBe(true);
  expect(verdict.losses[0].allowedBecause).toBe("the shop is closed");
  expect(verdict.unusedAllowances).toEqual([allow[1]]);
  expect(verdictText(verdict)).toBe(
    [
      "Nothing stateful is destroyed or replaced without being allowed.",
      "  allowed: destroy aws_db_instance.Database, because the shop is closed",
      "  not needed: the allowance of aws_s3_bucket.Gone",
    ].join("\n"),
  );
});

test("allowing one loss does not allow another", () => {
  const verdict = guardPlan(
    plan(change(DATABASE, { actions: ["delete"] }), change("aws_s3_bucket.Uploads", { actions: ["delete"] })),
    {
      allow: [{ address: DATABASE, reason: "the shop is closed" }],
    },
  );
  expect(verdict.safe).toBe(false);
});

test("types of one's own can be stateful", () => {
  const verdict = guardPlan(plan(change("aws_iam_role.Known", { actions: ["delete"] })), {
    stateful: { aws_iam_role: "a role that others trust" },
  });
  expect(verdict.losses[0].what).toBe("a role that others trust");
});

test("the verdict reads well", () => {
  const verdict = guardPlan(
    plan(
      change(DATABASE, {
        actions: ["delete"],
        action_reason: "delete_because_no_resource_config",
        before: { deletion_protection: true },
      }),
    ),
  );
  expect(verdictText(verdict)).toBe(
    [
      "This plan would lose something that cannot be made again:",
      "  destroy aws_db_instance.Database: a database",
      "    because it is no longer in the configuration",
      "    though deletion protection is on, so that AWS will refuse and the apply will fail",
      "If a loss is meant, allow it by its address and a reason: --allow 'ADDRESS=REASON'",
    ].join("\n"),
  );
});

test("what is no plan, and an allowance without a reason, are refused", () => {
  expect(() => guardPlan({})).toThrow("got an empty object");
  expect(() => guardPlan({ format_version: "1.0" })).toThrow(
    "expected a plan as `terraform show -json <plan file>` prints it, got a state",
  );
  expect(() => guardPlan(plan(), { allow: [{ address: DATABASE, reason: " " }] })).toThrow(
    "the allowance of aws_db_instance.Database must have a reason, got none",
  );
});

test("changes that lose nothing are listed, and the plan stays safe", () => {
  const change = { actions: ["update"], before: { identifier: "shop" }, after: { identifier: "store" } };
  const renamed = { address: "aws_db_instance.Main", type: "aws_db_instance", mode: "managed", change };
  const verdict = guardPlan({ format_version: "1.2", planned_values: {}, resource_changes: [renamed] } as never);
  expect(verdict.safe).toBe(true);
  expect(verdictText(verdict)).toBe(
    [
      "Nothing stateful is destroyed or replaced without being allowed.",
      "Look at these before you apply:",
      "  aws_db_instance.Main gets another name, and so another endpoint: clients lose it",
    ].join("\n"),
  );
});
