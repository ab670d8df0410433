import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { assumedBy } from "@plinth/core";
import { Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { S3Module } from "../src";

const uploads = (use: (bucket: S3Module, stack: TerraformStack) => void) =>
  synth((stack) => use(new S3Module(stack, "Uploads", { environment: "dev" }), stack));

test("an access point is private, of one network where that is wished, and the bucket leaves access to it", () => {
  const made = uploads((bucket) => {
    bucket.addAccessPoint("Analytics", { vpc: { vpcId: "vpc-0a1b2c3d" } });
  });
  expect(made.the("aws_s3_access_point")).toEqual({
    bucket: expect.stringMatching(/^\$\{aws_s3_bucket_policy\./),
    name: "test-uploads-analytics",
    vpc_configuration: { vpc_id: "vpc-0a1b2c3d" },
    public_access_block_configuration: {
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    },
  });
  expect(Synthesized.json(made.the("aws_s3_bucket_policy").policy).Statement[3]).toEqual({
    Sid: "DelegateToAccessPoints",
    Effect: "Allow",
    Principal: { AWS: ["*"] },
    Action: ["s3:*"],
    Resource: ["${aws_s3_bucket.Uploads.arn}", "${aws_s3_bucket.Uploads.arn}/*"],
    Condition: { StringEquals: { "s3:DataAccessPointAccount": expect.stringMatching(/account_id\}$/) } },
  });
});

test("roles read and write through an access point, below a prefix", () => {
  const made = uploads((bucket, stack) => {
    const role = new IamRole(stack, "Web", { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });
    bucket.addAccessPoint("Shared", { readers: [role], writers: [role], prefix: "shared/" });
  });
  const { Statement } = Synthesized.json(made.the("aws_s3_access_point").policy);
  const point = /^arn:\$\{.*partition\}:s3:\$\{.*\.id\}:\$\{.*account_id\}:accesspoint\/test-uploads-shared/;
  const principals = { Principal: { AWS: ["${aws_iam_role.Web.arn}"] } };
  expect(Statement).toEqual([
    {
      Effect: "Allow",
      ...principals,
      Action: ["s3:ListBucket"],
      Resource: [expect.stringMatching(new RegExp(`${point.source}$`))],
      Condition: { StringLike: { "s3:prefix": ["shared/*"] } },
    },
    {
      Effect: "Allow",
      ...principals,
      Action: ["s3:GetObject"],
      Resource: [expect.stringMatching(new RegExp(`${point.source}/object/shared/\\*$`))],
    },
    {
      Effect: "Allow",
      ...principals,
      Action: ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:PutObject"],
      Resource: [expect.stringMatching(new RegExp(`${point.source}/object/shared/\\*$`))],
    },
  ]);
});

test("every mistake of an access point is told at once, and nothing is made", () => {
  const made = uploads((bucket) => {
    expect(() => bucket.addAccessPoint("all objects", { prefix: "" })).toThrow(
      [
        'test/Uploads.addAccessPoint("all objects") (S3Module) is misconfigured:',
        '  - name must have 1 to 64 letters, digits and "-_.", got "all objects"',
        '  - prefix must not be "", left out it means all objects, got ""',
      ].join("\n"),
    );
  });
  expect(made.the("aws_s3_bucket_policy").policy).not.toContain("DelegateToAccessPoints");
});
