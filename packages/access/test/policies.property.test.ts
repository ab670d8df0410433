import { readDocument } from "@plinth/model";
import fc from "fast-check";
import { accessTo, type Explanation, explainAccess } from "../src";
import { BUCKET, DATA, documentOf, EC2, OBJECTS, OTHER, OWN, policy, ROLE, WEB } from "./cases/case";

type Statement = Readonly<Record<string, unknown>>;

/** The statements of each policy of a stack with two roles, of which one is bounded, a bucket and a key. */
interface Policies {
  readonly identity: readonly Statement[];
  readonly boundary: readonly Statement[];
  readonly bucket: readonly Statement[];
  readonly key: readonly Statement[];
}

const KEY = "aws_kms_key.Key";
const OPS = "aws_iam_role.Ops";

function stackOf({ identity, boundary, bucket, key }: Policies) {
  const role = { assume_role_policy: EC2 };
  const resource = {
    aws_iam_role: {
      Web: { name: "web", ...role },
      Ops: { name: "ops", ...role, permissions_boundary: "${aws_iam_policy.Limit.arn}" },
    },
    aws_iam_policy: { Limit: { name: "limit", policy: policy(...boundary) } },
    aws_iam_role_policy: {
      Web: { role: "${aws_iam_role.Web.name}", policy: policy(...identity) },
      Ops: { role: "${aws_iam_role.Ops.name}", policy: policy(...identity) },
    },
    aws_s3_bucket: { Data: { bucket: "data-1" } },
    aws_s3_bucket_policy: { Data: { bucket: "${aws_s3_bucket.Data.id}", policy: policy(...bucket) } },
    aws_kms_key: { Key: { policy: policy(...key) } },
  };
  return readDocument(documentOf({ resource }) as Parameters<typeof readDocument>[0]);
}

const ASKS = [WEB, OPS, OTHER, "*", `arn:aws:iam::${OWN}:role/another`].flatMap((principal) => [
  ...["s3:GetObject", "s3:PutObject", "s3:ListBucket"].map((action) => ({ principal, action, resource: DATA })),
  { principal, action: "s3:GetObject", resource: "${aws_s3_bucket.Data.arn}/private/a" },
  { principal, action: "kms:Decrypt", resource: KEY },
]);

const ORDER = [false, "unknown", true] as const;

function answers(policies: Policies): Explanation["allowed"][] {
  const stack = stackOf(policies);
  return ASKS.map((ask) => explainAccess(stack, ask).allowed);
}

/** Questions whose answer has grown. */
function grown(before: Policies, after: Policies): object[] {
  const [was, is] = [answers(before), answers(after)];
  return ASKS.filter((_ask, index) => ORDER.indexOf(is[index] ?? false) > ORDER.indexOf(was[index] ?? false));
}

const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);

const actions = fc.oneof(
  {
    weight: 4,
    arbitrary: oneOf("s3:GetObject", "s3:Get*", "s3:*", "*", "kms:Decrypt", "s3:?etObject", "s3:ListBucket"),
  },
  { weight: 1, arbitrary: fc.constant(["s3:PutObject", "kms:*"]) },
);
const action = fc.oneof(
  { weight: 5, arbitrary: actions.map((Action) => ({ Action })) },
  { weight: 1, arbitrary: actions.map((NotAction) => ({ NotAction })) },
);
const resources = oneOf<string | string[]>(
  "*",
  OBJECTS,
  [BUCKET, OBJECTS],
  "${aws_s3_bucket.Data.arn}/private/*",
  "arn:aws:s3:::data-?/*",
  "${var.arn}",
  "${aws_kms_key.Key.arn}",
);
const resource = fc.oneof(
  { weight: 5, arbitrary: resources.map((Resource) => ({ Resource })) },
  { weight: 1, arbitrary: resources.map((NotResource) => ({ NotResource })) },
);
const condition = oneOf<Statement>(
  ...[{}, {}, {}],
  { Condition: { Bool: { "aws:MultiFactorAuthPresent": "false" } } },
  { Condition: { ArnNotLike: { "aws:PrincipalArn": ROLE } } },
  { Condition: { StringEquals: { "aws:PrincipalAccount": OWN } } },
);
const principals = oneOf<unknown>(
  "*",
  { AWS: ROLE },
  { AWS: ["${aws_iam_role.Ops.arn}", OTHER] },
  { AWS: `arn:aws:iam::${OWN}:root` },
  { AWS: [ROLE, `arn:aws:iam::${OWN}:root`] },
);
const principal = fc.oneof(
  { weight: 5, arbitrary: principals.map((Principal) => ({ Principal })) },
  { weight: 1, arbitrary: principals.filter((one) => one !== "*").map((NotPrincipal) => ({ NotPrincipal })) },
);

const statement = (Effect: fc.Arbitrary<string>, who: fc.Arbitrary<Statement>): fc.Arbitrary<Statement> =>
  fc
    .tuple(Effect, who, action, resource, condition)
    .map(([effect, ...parts]) => Object.assign({ Effect: effect }, ...parts));

const either = oneOf("Allow", "Allow", "Allow", "Deny");
const own = fc.constant({});
const policies: fc.Arbitrary<Policies> = fc.record({
  identity: fc.array(statement(either, own), { maxLength: 3 }),
  boundary: fc.array(statement(either, own), { maxLength: 3 }),
  bucket: fc.array(statement(either, principal), { maxLength: 3 }),
  key: fc.array(statement(either, principal), { maxLength: 3 }),
});
const placed = (effect: string): fc.Arbitrary<readonly [keyof Policies, Statement]> =>
  oneOf<keyof Policies>("identity", "boundary", "bucket", "key").chain((where) =>
    statement(fc.constant(effect), ["bucket", "key"].includes(where) ? principal : own).map(
      (one) => [where, one] as const,
    ),
  );

const RUNS = { numRuns: 200, seed: 1 };

test("a further statement that denies never allows more", () => {
  fc.assert(
    fc.property(policies, placed("Deny"), (before, [where, one]) => {
      expect(grown(before, { ...before, [where]: [...before[where], one] })).toEqual([]);
    }),
    RUNS,
  );
});

test("a statement less that allows never allows more", () => {
  fc.assert(
    fc.property(policies, placed("Allow"), (after, [where, one]) => {
      expect(grown({ ...after, [where]: [one, ...after[where]] }, after)).toEqual([]);
    }),
    RUNS,
  );
});

test("the order of statements changes nothing", () => {
  fc.assert(
    fc.property(policies, (given) => {
      const turned = Object.fromEntries(Object.entries(given).map(([name, all]) => [name, [...all].reverse()]));
      expect(answers(turned as unknown as Policies)).toEqual(answers(given));
    }),
    RUNS,
  );
});

test("what a permission allows without a condition is allowed, and what is allowed is among the permissions", () => {
  fc.assert(
    fc.property(policies, (given) => {
      const stack = stackOf(given);
      for (const address of [DATA, KEY]) {
        const permissions = accessTo(stack, address);
        for (const { principal: name, action: asked } of ASKS.filter((ask) => ask.resource === address)) {
          const mine = permissions.filter((one) => one.principal.name === name || one.principal.kind === "everybody");
          const { allowed } = explainAccess(stack, { principal: name, action: asked, resource: address });
          const plain = mine.filter(
            ({ actions: all, conditions, unless, principal: { kind } }) =>
              all.includes(asked) && conditions.length === 0 && unless.length === 0 && kind === "role",
          );
          if (plain.length > 0) expect(allowed).toBe(true);
          if (allowed === true) expect(mine.length).toBeGreaterThan(0);
        }
      }
    }),
    RUNS,
  );
});
