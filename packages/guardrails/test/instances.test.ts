import { check } from "../src";

const POLICY = (effect: "Allow" | "Deny") =>
  JSON.stringify({ Statement: { Effect: effect, Principal: "*", Action: "s3:GetObject", Resource: "*" } });

/** A plan of instances by their addresses. @param references - by address without an index, what the instances refer to */
function planned(instances: Record<string, object>, references: Record<string, string> = {}): object {
  const resources = Object.entries(instances).map(([address, values]) => {
    const type = /aws_\w+/.exec(address)?.[0];
    return { address, type, mode: "managed", values };
  });
  const written = Object.entries(references).map(([address, reference]) => ({
    address,
    expressions: { bucket: { references: [`${reference}.id`, reference, "each.key"] } },
  }));
  return {
    format_version: "1.2",
    planned_values: { root_module: { resources } },
    resource_changes: resources.map(({ address }) => ({ address, change: { after_unknown: { bucket: true } } })),
    configuration: { root_module: { resources: written } },
  };
}

const findings = (plan: object, rule: string) =>
  check(plan)
    .findings.filter(({ rule: { id } }) => id === rule)
    .map(({ address }) => address);

test("a counted bucket is judged with what belongs to it", () => {
  const block = {
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  };
  const plan = (parts: Record<string, object>) =>
    planned(
      { "aws_s3_bucket.x[0]": {}, ...parts },
      { "aws_s3_bucket_public_access_block.x": "aws_s3_bucket.x", "aws_s3_bucket_versioning.x": "aws_s3_bucket.x" },
    );
  const whole = plan({
    "aws_s3_bucket_public_access_block.x[0]": block,
    "aws_s3_bucket_versioning.x[0]": { versioning_configuration: [{ status: "Enabled" }] },
  });
  for (const rule of ["bucket-public-access-block", "bucket-versioning"]) {
    expect(findings(plan({}), rule)).toEqual(["aws_s3_bucket.x[0]"]);
    expect(findings(whole, rule)).toEqual([]);
  }
});

test("of each instance of a bucket its own policy is judged", () => {
  const plan = planned(
    {
      'aws_s3_bucket.x["a"]': {},
      'aws_s3_bucket.x["b"]': {},
      'aws_s3_bucket_policy.x["a"]': { policy: POLICY("Deny") },
      'aws_s3_bucket_policy.x["b"]': { policy: POLICY("Allow") },
    },
    { "aws_s3_bucket_policy.x": "aws_s3_bucket.x" },
  );
  expect(findings(plan, "bucket-policy-public")).toEqual(['aws_s3_bucket_policy.x["b"]']);
});

test("the flow log of one network is none of another", () => {
  const plan = planned(
    { 'aws_vpc.x["a"]': {}, 'aws_vpc.x["b"]': {}, 'aws_flow_log.x["a"]': {} },
    { "aws_flow_log.x": "aws_vpc.x" },
  );
  expect(findings(plan, "vpc-flow-logs")).toEqual(['aws_vpc.x["b"]']);
});

test("the web ACL of one balancer is none of another", () => {
  const public_ = { load_balancer_type: "application", internal: false };
  const plan = planned(
    { "aws_lb.x[0]": public_, "aws_lb.x[1]": public_, "aws_wafv2_web_acl_association.x[0]": {} },
    { "aws_wafv2_web_acl_association.x": "aws_lb.x" },
  );
  expect(findings(plan, "lb-web-acl")).toEqual(["aws_lb.x[1]"]);
});

test("each instance of a loop is judged by its own policy document", () => {
  const statement = (effect: string) => [
    { effect, actions: ["s3:GetObject"], principals: [{ type: "AWS", identifiers: ["*"] }] },
  ];
  const bucket = (key: string) => ({
    address: `aws_s3_bucket_policy.x["${key}"]`,
    mode: "managed",
    type: "aws_s3_bucket_policy",
  });
  const document = (key: string, effect: string) => ({
    address: `data.aws_iam_policy_document.x["${key}"]`,
    ...{ mode: "data", type: "aws_iam_policy_document", values: { statement: statement(effect) } },
  });
  const resources = [bucket("a"), bucket("b"), document("a", "Allow"), document("b", "Deny")];
  const reference = "data.aws_iam_policy_document.x";
  const written = {
    policy: { references: [`${reference}[each.key].json`, `${reference}[each.key]`, reference, "each.key"] },
  };
  const plan = {
    format_version: "1.2",
    planned_values: { root_module: { resources } },
    resource_changes: ["a", "b"].map((key) => ({ ...bucket(key), change: { after_unknown: { policy: true } } })),
    configuration: { root_module: { resources: [{ address: "aws_s3_bucket_policy.x", expressions: written }] } },
  };
  expect(findings(plan, "bucket-policy-public")).toEqual(['aws_s3_bucket_policy.x["a"]']);
});
