import { read } from "@plinth/model";
import { permissionChanges } from "../../src/diff/permissions";

const trust = JSON.stringify({
  Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
});
const resources = (statement: object, { role = "Web", deny = 0 } = {}) => ({
  aws_s3_bucket: { Uploads: {} },
  aws_iam_role: { [role]: { assume_role_policy: trust } },
  aws_iam_role_policy: {
    P: {
      role: `\${aws_iam_role.${role}.name}`,
      policy: JSON.stringify({ Statement: { Effect: "Allow", ...statement } }),
    },
  },
  ...(deny > 0 && {
    aws_s3_bucket_policy: {
      Tls: {
        bucket: "${aws_s3_bucket.Uploads.id}",
        policy: JSON.stringify({
          Statement: ["false", "no"].slice(0, deny).map((value) => ({
            ...{ Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "${aws_s3_bucket.Uploads.arn}/*" },
            Condition: { StringEquals: { "aws:PrincipalTag/tls": value } },
          })),
        }),
      },
    },
  }),
});
const objects = "${aws_s3_bucket.Uploads.arn}/*";
const read1 = { Action: ["s3:GetObject"], Resource: objects };
const write = { Action: ["s3:GetObject", "s3:PutObject"], Resource: objects };
const changes = (before: object, after: object, more: object = {}) =>
  permissionChanges(read({ resource: before }), read({ resource: after, ...more }));

test("of a widened permission the new actions are gained", () => {
  expect(changes(resources(read1), resources(write))).toEqual({
    gained: ["role aws_iam_role.Web may s3:PutObject on aws_s3_bucket.Uploads (aws_s3_bucket.Uploads.arn/*)"],
    gone: [],
  });
  expect(changes(resources(write), resources(read1)).gone).toHaveLength(1);
});

test("equal permissions under another layout of the policy are no change", () => {
  const other = { Action: "s3:GetObject", Resource: [objects] };
  expect(changes(resources(read1), resources(other))).toEqual({ gained: [], gone: [] });
});

test("a moved role keeps its permissions", () => {
  const moved = { moved: [{ from: "aws_iam_role.Web", to: "aws_iam_role.App" }] };
  expect(changes(resources(read1), resources(read1, { role: "App" }), moved)).toEqual({ gained: [], gone: [] });
});

test("a denial that is gone is a permission that is gained, and denials are counted by policy", () => {
  const { gained, gone } = changes(resources(read1, { deny: 2 }), resources(read1));
  expect(gained).toEqual([
    "role aws_iam_role.Web may s3:GetObject on aws_s3_bucket.Uploads (aws_s3_bucket.Uploads.arn/*)",
  ]);
  expect(gone).toEqual([expect.stringMatching(/, unless denied by aws_s3_bucket_policy\.Tls \(2 statements\)$/)]);
  expect(changes(resources(read1), resources(read1, { deny: 1 })).gained).toEqual([
    expect.stringMatching(/, unless denied by aws_s3_bucket_policy\.Tls$/),
  ]);
});
