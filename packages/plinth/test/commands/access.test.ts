import { run } from "../../src/run";
import { documentOf, folderWith } from "../folder";

const trust = JSON.stringify({
  Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
});
const policy = JSON.stringify({
  Statement: { Effect: "Allow", Action: "s3:GetObject", Resource: "${aws_s3_bucket.Uploads.arn}/*" },
});
const folder = folderWith({
  "cdk.tf.json": documentOf("shop", {
    aws_s3_bucket: { Uploads: {} },
    aws_iam_role: { Web: { assume_role_policy: trust } },
    aws_iam_role_policy: { Read: { role: "${aws_iam_role.Web.name}", policy } },
    aws_iam_role_policy_attachment: {
      Agent: { role: "${aws_iam_role.Web.name}", policy_arn: "arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy" },
    },
  }),
});
const call = (...words: string[]) => run(["access", ...words], folder);
const request = ["--principal", "aws_iam_role.Web", "--resource", "aws_s3_bucket.Uploads"];

test("the permissions are listed, with what is not read", () => {
  const { status, output } = call("--resource", "aws_s3_bucket.Uploads");
  expect(status).toBe(0);
  expect(output).toMatch(/^aws_s3_bucket\.Uploads\n {2}role aws_iam_role\.Web: s3:GetObject\n/);
  expect(output).toContain("not read: aws_iam_role_policy_attachment.Agent: CloudWatchAgentServerPolicy is not read");
});

test("all permissions are those of every resource, and of one principal where it is named", () => {
  expect(call().output).toContain("service ec2.amazonaws.com");
  expect(call("--principal", "aws_iam_role.Web").output).not.toContain("service ec2.amazonaws.com");
  expect(call("--principal", "nobody").output).toMatch(/^No permissions\.\n/);
});

test("a request is explained, and the status is the answer", () => {
  expect(call(...request, "--action", "s3:GetObject")).toMatchObject({
    status: 0,
    output: expect.stringMatching(/^allowed\n/),
  });
  expect(call(...request, "--action", "s3:PutObject").status).toBe(1);
});

test.each([
  [["--action", "s3:GetObject"], "--action needs --resource and --principal"],
  [["--resource", "aws_s3_bucket.None"], "aws_s3_bucket.None"],
])("%j ends with 2 and a sentence", (words, sentence) => {
  expect(call(...words)).toEqual({ status: 2, output: expect.stringContaining(sentence) });
});
