import { AutoscalingGroup } from "@cdktf/provider-aws/lib/autoscaling-group";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { LaunchTemplate } from "@cdktf/provider-aws/lib/launch-template";
import { keyFor } from "@plinth/core";
import { synth, synthWarnings } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { KmsModule } from "../src";
import { admitting, made, plain, policyOf, role, roleOf, statement, USES } from "./made";

/** What uses the key in a way that an inline policy could not name. */
function consumers(key: KmsModule, stack: TerraformStack): void {
  key.grantDecrypt({ role: roleOf(stack, "Worker") });
  new CloudwatchLogGroup(stack, "Records", { name: "/shop/records", kmsKeyId: keyFor(key, "logs") });
  const launchTemplate = new LaunchTemplate(stack, "Template", {
    imageId: "ami-0123456789abcdef0",
    instanceType: "t4g.micro",
    blockDeviceMappings: [
      { deviceName: "/dev/xvda", ebs: { encrypted: "true", kmsKeyId: keyFor(key, "autoscaling"), volumeSize: 8 } },
    ],
  });
  new AutoscalingGroup(stack, "Group", {
    minSize: 0,
    maxSize: 1,
    availabilityZones: ["us-east-1a"],
    launchTemplate: { id: launchTemplate.id, version: launchTemplate.latestVersion.toString() },
  });
}

test("kms#47 and prov#464: the policy is a resource of its own and never mentions what the key encrypts, so no loop forms", () => {
  const key = made({}, consumers);
  expect(key.the("aws_kms_key")).not.toHaveProperty("policy");
  const references = new Set(key.the("aws_kms_key_policy").policy.match(/\$\{[\w.]+/g));
  expect([...references].every((reference) => String(reference).startsWith("${data."))).toBe(true);
});

test("kms#16, kms#30, eks#2944 and eks#2523: no service names a principal that may not exist yet", () => {
  const key = made({}, admitting(...USES));
  const named = policyOf(key).flatMap(({ Principal }) => (Principal as { AWS?: string[] }).AWS ?? []);
  expect([...new Set(named.map(plain))]).toEqual([
    "arn:${data.aws_partition.Plinth_Partition.partition}:iam::${data.aws_caller_identity.Plinth_Account.account_id}:root",
    "*",
  ]);
});

test("kms#16: a service-linked role as a principal is a warning, because nobody knows whether it exists", () => {
  const path = "role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";
  const users = [{ name: "AWSServiceRoleForAutoScaling", arn: `arn:aws:iam::123456789012:${path}` }];
  const warnings = (props: object) =>
    synthWarnings((stack) => new KmsModule(stack, "Key", { environment: "dev", ...props }));
  const text =
    "has a service-linked role, and KMS refuses a policy with a role that does not exist: create it before, or use admit()";
  expect(warnings({ users })).toEqual([`users ${text}`]);
  expect(warnings({ administrators: users })).toEqual([`administrators ${text}`]);
  expect(warnings({ users: [role("worker")] })).toEqual([]);
  expect(statement(made({ users }), "Users")?.Principal).toEqual({ AWS: [users[0].arn] });
});

test("kms#16: a role of the same stack is made before the policy that names it", () => {
  const key = synth((stack) => {
    new KmsModule(stack, "Key", { environment: "dev", users: [roleOf(stack, "Worker")] });
  });
  expect(statement(key, "Users")?.Principal).toEqual({ AWS: ["${aws_iam_role.Worker.arn}"] });
});

test("prov#29282: an encrypted log group has its statement in the policy, and waits for it", () => {
  const key = made({}, consumers);
  expect(statement(key, "Logs")).toBeDefined();
  expect(key.the("aws_cloudwatch_log_group").kms_key_id).toMatch(/\$\{aws_kms_key_policy\./);
});

test("cdk#34491: encrypted volumes of an Auto Scaling group have both statements in the policy, and wait for them", () => {
  const key = made({}, consumers);
  expect(statement(key, "AutoScaling")).toBeDefined();
  expect(statement(key, "AutoScalingVolumes")).toBeDefined();
  const [{ ebs }] = key.the("aws_launch_template").block_device_mappings;
  expect(ebs.kms_key_id).toMatch(/\$\{aws_kms_key_policy\./);
});

test("fixed names that collide: two keys of one stack have names of their own", () => {
  const twin = made({}, (_, stack) => {
    new KmsModule(stack, "Other", { environment: "dev" });
  });
  const names = Object.values(twin.all("aws_kms_alias")).map(({ name }) => name);
  expect(new Set(names).size).toBe(2);
});
