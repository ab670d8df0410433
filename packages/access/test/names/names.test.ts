import { read, readDocument } from "@plinth/model";
import { Names } from "../../src/names/names";
import { keyOf } from "../../src/names/pattern";
import { OWN } from "../cases/case";
import { stackOf } from "../given";

const stack = stackOf(
  {
    aws_s3_bucket: {
      Named: { bucket: "data-1" },
      Prefixed: { bucket_prefix: "logs-" },
      Variable: { bucket: "${var.name}" },
    },
    aws_kms_key: { Key: {} },
    aws_kms_key_policy: { Policy: { key_id: "${aws_kms_key.Key.id}", policy: "{}" } },
    aws_iam_role: { Web: { name: "web", path: "/app/" } },
    aws_ssm_parameter: { Flag: { name: "/app/flag" } },
    aws_ecs_cluster: { Main: { name: "main" } },
    aws_db_instance: { Main: {} },
  },
  {
    aws_caller_identity: { Me: {} },
    aws_partition: { This: {} },
    aws_s3_bucket: { Old: { bucket: "old" } },
    aws_iam_role: { Old: { name: "old" } },
  },
);
const names = new Names(stack);

test.each([
  ["${aws_s3_bucket.Named.arn}/*", "arn:aws:s3:::data-1/*"],
  ["${aws_s3_bucket.Named.id}", "data-1"],
  ["arn:aws-cn:s3:::${aws_s3_bucket.Named.bucket}", "arn:aws:s3:::data-1"],
  ["${aws_s3_bucket.Prefixed.arn}", "arn:aws:s3:::logs-<aws_s3_bucket.Prefixed|bucket>"],
  ["${aws_s3_bucket.Variable.arn}", "arn:aws:s3:::${var.name}"],
  ["arn:${data.aws_partition.This.partition}:s3:::${var.name}", "arn:aws:s3:::${var.name}"],
  ["${aws_kms_key_policy.Policy.key_id}", "<aws_kms_key.Key|key_id>"],
  ["${aws_iam_role.Web.arn}", `arn:aws:iam::${OWN}:role/app/web`],
  ["${aws_ssm_parameter.Flag.arn}", `arn:aws:ssm:us-east-1:${OWN}:parameter/app/flag`],
  ["${aws_ecs_cluster.Main.arn}", "<aws_ecs_cluster.Main|arn>"],
  [
    "${aws_db_instance.Main.master_user_secret[0].secret_arn}",
    `arn:aws:secretsmanager:us-east-1:${OWN}:secret:rds!db-<aws_db_instance.Main|master_user_secret>`,
  ],
  ["${data.aws_s3_bucket.Old.arn}", "arn:aws:s3:::old"],
  ["${data.aws_iam_role.Old.arn}", `arn:aws:iam::${OWN}:role/old`],
  ["${data.aws_caller_identity.Me.account_id}", OWN],
  ["home/$${aws:username}/*", "home/${aws:username}/*"],
  ["${local.unknown}", "${local.unknown}"],
])("%s is %s", (text, expected) => {
  expect(keyOf(names.expand(text, undefined))).toBe(expected);
});

test("a reference is followed through the argument that it names", () => {
  expect(names.referred("${aws_kms_key_policy.Policy.key_id}", undefined)?.address).toBe("aws_kms_key_policy.Policy");
  expect(names.followed("${aws_kms_key_policy.Policy.key_id}", undefined)?.address).toBe("aws_kms_key.Key");
  expect(names.followed("${var.key}", undefined)).toBeUndefined();
});

test("arguments that refer to each other in a circle end", () => {
  const circle = readDocument({
    resource: { aws_x: { A: { name: "${aws_x.B.name}" }, B: { name: "${aws_x.A.name}" } } },
  });
  expect(new Names(circle).expand("${aws_x.A.name}", undefined).length).toBe(1);
});

test("a text is shown with the place of the stack, and with its references", () => {
  const text =
    "arn:${data.aws_partition.This.partition}:kms:x:${data.aws_caller_identity.Me.account_id}:key/${aws_kms_key.Key.id}";
  expect(names.said(text, undefined)).toBe(`arn:aws:kms:x:${OWN}:key/\${aws_kms_key.Key.id}`);
});

test("a state has the ARNs themselves", () => {
  const values = { arn: `arn:aws:sqs:eu-west-1:${OWN}:jobs`, name: "jobs" };
  const resources = [{ address: "aws_sqs_queue.Jobs", type: "aws_sqs_queue", mode: "managed", values }];
  const state = read({ format_version: "1.0", values: { root_module: { resources } } });
  const [queue] = state.resources;
  expect(keyOf(new Names(state).arnOf(queue))).toBe(values.arn);
  expect(new Names(state).accountOf(queue)).toBe(OWN);
  expect(new Names(state).regionOf(queue)).toBe("eu-west-1");
});
