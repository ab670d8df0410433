import { readDocument } from "@plinth/model";
import { accessTo, allAccess } from "../src";
import { documentOf, EC2, policy } from "./cases/case";

/** Roles with a policy and a bucket with a policy each, and a queue and a key: `count` resources that refer to each other. */
function documentWith(count: number): object {
  const all = (make: (index: number) => object) =>
    Object.fromEntries(Array.from({ length: count / 6 }, (_, index) => [`R${index}`, make(index)]));
  const statement = (Effect: string, Action: string, Resource: string, more = {}) => ({
    Effect,
    Action,
    Resource,
    ...more,
  });
  const resource = {
    aws_iam_role: all(() => ({ assume_role_policy: EC2 })),
    aws_iam_role_policy: all((index) => ({
      role: `\${aws_iam_role.R${index}.name}`,
      policy: policy(
        statement("Allow", "s3:GetObject", `\${aws_s3_bucket.R${index}.arn}/*`),
        statement("Allow", "sqs:SendMessage", "arn:aws:sqs:*:*:jobs-*"),
        statement("Allow", "kms:Decrypt", `\${aws_kms_key.R${index}.arn}`),
        statement("Allow", "logs:*", "*"),
      ),
    })),
    aws_s3_bucket: all((index) => ({ bucket_prefix: `r${index}-` })),
    aws_s3_bucket_policy: all((index) => ({
      bucket: `\${aws_s3_bucket.R${index}.id}`,
      policy: policy(statement("Deny", "s3:*", `\${aws_s3_bucket.R${index}.arn}/private/*`, { Principal: "*" })),
    })),
    aws_sqs_queue: all((index) => ({ name: `queue-${index}` })),
    aws_kms_key: all(() => ({})),
  };
  return documentOf({ resource });
}

/** Everything that is allowed, and who may do what with each resource. Of the processor: what else the machine does is not measured. */
function milliseconds(count: number): number {
  const document = documentWith(count);
  const start = process.cpuUsage();
  const stack = readDocument(document as Parameters<typeof readDocument>[0]);
  expect(allAccess(stack).length).toBeGreaterThan(count / 2);
  for (const { address } of stack.resources) accessTo(stack, address);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test("5,000 resources are answered in less than 5 seconds, in time that grows with their number", () => {
  const small = Math.min(milliseconds(1248), milliseconds(1248));
  const large = Math.min(milliseconds(4998), milliseconds(4998));
  expect(large).toBeLessThan(5000);
  expect(large).toBeLessThan(4 * small * 3 + 50);
});

test("a policy of 600 statements is answered in less than a second", () => {
  const statements = Array.from({ length: 600 }, (_, index) => ({
    Effect: index % 2 ? "Allow" : "Deny",
    Principal: { AWS: `arn:aws:iam::111122223333:role/r${index}` },
    Action: "kms:Decrypt",
    Resource: "*",
  }));
  const document = documentOf({ resource: { aws_kms_key: { Key: { policy: policy(...statements) } } } });
  const stack = readDocument(document as Parameters<typeof readDocument>[0]);
  const start = performance.now();
  expect(accessTo(stack, "aws_kms_key.Key").length).toBe(300);
  expect(performance.now() - start).toBeLessThan(1000);
});
