import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { assumedBy } from "@plinth/core";
import { synth } from "@plinth/testing";
import { Construct } from "constructs";
import { S3Module } from "../src";

test("a bucket is made where its provider is, with everything that belongs to it", () => {
  const made = synth((stack) => {
    const provider = new AwsProvider(stack, "West", { region: "us-west-2", alias: "west" });
    const logs = new S3Module(stack, "Logs", { environment: "prod", purpose: "logs", provider });
    logs.acceptLogsFrom("nlb", "edge");
    const kept = new S3Module(stack, "Kept", { environment: "prod", purpose: "backup", accessLogs: logs, provider });
    kept.addMetrics("All");
    kept.addInventory("Weekly", { into: logs });
    kept.notify("Thumbnails", {
      function: { arn: "arn:aws:lambda:us-west-2:123456789012:function:f" },
      events: ["s3:ObjectCreated:*"],
    });
    kept.addAccessPoint("Readers");
    kept.replicateTo("Copy", { bucket: { bucketName: "copies" } });
  });
  const resources = [...Object.values(made.document.resource), ...Object.values(made.document.data)];
  const providers = resources.flatMap((named) => Object.values(named as Record<string, { provider?: string }>));
  expect(new Set(providers.map(({ provider }) => provider))).toEqual(new Set(["aws.west"]));
});

test("tags of the bucket are on the role that copies, and a name of the caller's stays", () => {
  const made = synth((stack) => {
    const tags = { Team: "shop", Name: "uploads" };
    const bucket = new S3Module(stack, "Uploads", { environment: "dev", tags });
    bucket.replicateTo("Copy", { bucket: { bucketName: "copies" } });
  });
  const tags = { Team: "shop", Name: "uploads" };
  expect([made.the("aws_s3_bucket").tags, made.the("aws_iam_role").tags]).toEqual([tags, tags]);
});

test("what two buckets look up of the account is looked up once", () => {
  const made = synth((stack) => {
    for (const id of ["Logs", "Trails"]) {
      new S3Module(stack, id, { environment: "dev", purpose: "logs" }).acceptLogsFrom("vpc", "network");
    }
  });
  const data = Object.values(made.document.data as Record<string, object>).map((named) => Object.keys(named).length);
  expect(data).toEqual([1, 1, 1]);
});

test("a permission on a bucket of another region is made where its role is", () => {
  const made = synth((stack) => {
    const provider = new AwsProvider(stack, "West", { region: "us-west-2", alias: "west" });
    const role = new IamRole(stack, "Web", { assumeRolePolicy: assumedBy("ec2.amazonaws.com") });
    new S3Module(stack, "Copies", { environment: "dev", provider }).grantRead({ role });
  });
  expect(made.the("aws_iam_role_policy").provider).toBe("aws");
});

test.each(["encryptionKey", "accessLogs", "into"])("%s of another region is refused", (prop) => {
  synth((stack) => {
    const west = new AwsProvider(stack, "West", { region: "us-west-2", alias: "west" });
    const far = new S3Module(stack, "Far", { environment: "dev", purpose: "logs", provider: west });
    const key = Object.assign(new Construct(far, "Key"), { arn: "arn:aws:kms:us-west-2:123456789012:key/1" });
    const wrong = () => {
      if (prop === "into")
        return new S3Module(stack, "Near", { environment: "dev" }).addInventory("All", { into: far });
      const props = { encryptionKey: { encryptionKey: key }, accessLogs: { accessLogs: far } }[prop];
      return new S3Module(stack, "Uploads", { environment: "dev", ...props });
    };
    expect(wrong).toThrow(`- ${prop} must be in us-east-1, the region of this module, got test/Far`);
    expect(far.policy.policyInput).not.toContain("Accept");
  });
});

test("with its names given, a bucket moves to another scope without a replacement", () => {
  const named = (inner: boolean) =>
    synth((stack) => {
      const scope = inner ? new Construct(stack, "Shop") : stack;
      const bucket = new S3Module(scope, "Uploads", {
        environment: "dev",
        bucketName: "shop-uploads",
        replicationRoleName: "shop-uploads-copies",
      });
      bucket.replicateTo("Copy", { bucket: { bucketName: "copies" } });
      bucket.addAccessPoint("Web", { name: "shop-web" });
    });
  const names = (inner: boolean) => {
    const made = named(inner);
    const role = made.the("aws_iam_role");
    return [made.the("aws_s3_bucket").bucket, role.name, role.name_prefix, made.the("aws_s3_access_point").name];
  };
  expect(names(true)).toEqual(["shop-uploads", "shop-uploads-copies", undefined, "shop-web"]);
  expect(names(true)).toEqual(names(false));
});
