import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synth } from "@plinth/testing";
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
