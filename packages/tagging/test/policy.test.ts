import { defaultTagSchema, defineTagSchema, tagPolicy } from "../src";

const schema = defineTagSchema({
  required: ["environment", "costCenter"],
  allowed: { environment: ["dev", "prod"] },
  patterns: { costCenter: /\d{4}/, owner: "*@example.com" },
});

test("a schema becomes a tag policy, with what a policy can say", () => {
  expect(tagPolicy(schema, { enforcedFor: ["ec2:instance", "rds:ALL_SUPPORTED"], requiredFor: ["s3:bucket"] })).toEqual(
    {
      tags: {
        environment: {
          tag_key: { "@@assign": "Environment" },
          tag_value: { "@@assign": ["dev", "prod"] },
          enforced_for: { "@@assign": ["ec2:instance", "rds:ALL_SUPPORTED"] },
          report_required_tag_for: { "@@assign": ["s3:bucket"] },
        },
        costcenter: {
          tag_key: { "@@assign": "CostCenter" },
          enforced_for: { "@@assign": ["ec2:instance", "rds:ALL_SUPPORTED"] },
          report_required_tag_for: { "@@assign": ["s3:bucket"] },
        },
        owner: {
          tag_key: { "@@assign": "Owner" },
          tag_value: { "@@assign": ["*@example.com"] },
          enforced_for: { "@@assign": ["ec2:instance", "rds:ALL_SUPPORTED"] },
        },
      },
    },
  );
});

test("without services nothing is enforced, and case alone is held", () => {
  expect(tagPolicy(defaultTagSchema).tags.owner).toEqual({ tag_key: { "@@assign": "Owner" } });
});

test("services that are not written as AWS does, and a policy that is too large, are refused", () => {
  const large = defineTagSchema({
    required: ["code"],
    allowed: { code: Array.from({ length: 1500 }, (_, index) => `code-${index}`) },
  });
  expect(() => tagPolicy(large, { enforcedFor: ["ec2"], requiredFor: ["aws_vpc", "s3:*"] })).toThrow(
    [
      "tagPolicy is misused:",
      '  - enforcedFor must be written as "ec2:instance", got "ec2"',
      '  - requiredFor must be written as "ec2:instance", got "aws_vpc"',
      "  - a tag policy has at most 10000 characters, got 17060",
    ].join("\n"),
  );
});
