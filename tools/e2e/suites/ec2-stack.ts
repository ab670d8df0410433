import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { EC2Module, InstanceModule } from "@plinth/ec2";
import { KmsModule } from "@plinth/kms";
import { createTags } from "@plinth/tagging";
import type { TerraformStack } from "cdktf";
import { documentOf } from "../document";
import { createNetwork } from "../stacks/network";

export const TAGS = createTags({
  environment: "prod",
  project: "shop",
  owner: "shop@example.com",
  costCenter: "4711",
});

export interface Variant {
  /** Last line of the script of the fleet `Plain`. */
  readonly command: string;
  /** Whether the single instance keeps its volumes from being destroyed. */
  readonly protect: boolean;
  /** Volumes of the single instance. */
  readonly volumes: readonly string[];
}

/** Three fleets with everything that can be said of them, and a single instance with its data. */
export function synthesizeFleets(variant: Variant): string {
  return documentOf("ec2", (stack) => createFleets(stack, variant), TAGS);
}

function createFleets(stack: TerraformStack, { command, protect, volumes }: Variant): void {
  const encryptionKey = new KmsModule(stack, "Key", { environment: "dev" });
  const topic = new SnsTopic(stack, "Topic", { name: "fleets" });
  const shared = { environment: "prod", subnets: createNetwork(stack), port: 8080, tags: TAGS, encryptionKey } as const;

  plain(new EC2Module(stack, "Plain", plainProps(shared, command)), topic.arn);
  const mixed = new EC2Module(stack, "Mixed", {
    ...shared,
    instances: { types: ["m7g.large", "m6g.large"], spotPercent: 50 },
    capacity: { zones: "balanced-only", terminationPolicies: ["AllocationStrategy", "OldestInstance"] },
  });
  mixed.scaleOnSchedule("Nights", { cron: "0 20 * * MON-FRI", timeZone: "Europe/Berlin", minSize: 0, maxSize: 4 });
  mixed.scaleOnSchedule("Mornings", { cron: "0 6 * * MON-FRI", minSize: 3, maxSize: 9 });
  mixed.notify("Errors", { topicArn: topic.arn });
  new EC2Module(stack, "Chosen", {
    ...shared,
    environment: "dev",
    instances: {
      requirements: {
        architecture: "x86_64",
        vCpus: { min: 2, max: 4 },
        memoryMiB: { min: 4096 },
        burstable: "excluded",
        manufacturers: ["intel", "amd"],
        excludedTypes: ["m5*"],
      },
      spotPercent: 100,
    },
  });

  const wiki = new InstanceModule(stack, "Wiki", {
    ...shared,
    instanceType: "t4g.small",
    zone: "us-east-1b",
    deletionProtection: protect,
    userData: { mounts: [{ device: "/dev/sdf", path: "/data" }] },
  });
  for (const [index, name] of [...volumes].entries()) {
    wiki.addVolume(name, { sizeGiB: 20, device: `/dev/sd${"fgh"[index]}` });
  }
}

function plainProps<T extends object>(shared: T, command: string) {
  return {
    ...shared,
    instanceType: "t4g.small",
    userData: {
      packages: ["nginx"],
      mounts: [{ device: "/dev/sdf", path: "/data" }],
      files: [{ path: "/etc/web.conf", content: "root = /data\n" }],
      scripts: [`#!/bin/bash\n${command}\n`],
    },
    logFiles: [{ name: "web", path: "/var/log/web.log" }],
    volumes: { Data: { device: "/dev/sdf", sizeGiB: 20 } },
    refresh: { checkpoints: [20, 100], checkpointDelaySeconds: 600 },
    capacity: {
      warmPool: { minSize: 1, maxPrepared: 4, reuse: true },
      maxLifetimeDays: 30,
      suspendedProcesses: ["AZRebalance"],
      scaleInProtection: true,
    },
  } as const;
}

function plain(fleet: EC2Module, topicArn: string): void {
  const queue = { namespace: "AWS/SQS", name: "ApproximateNumberOfMessagesVisible", statistic: "Average" } as const;
  const dimensions = { QueueName: "orders" };
  fleet.scaleOnMetric("Queue", { metric: { ...queue, dimensions }, target: 1000 });
  fleet.scaleOnMetric("Backlog", { metric: { ...queue, dimensions }, target: 100, perInstance: true, scaleIn: false });
  fleet.scaleOnNetwork("in", 50_000_000);
  fleet.scaleOnForecast("cpu", { target: 50, mode: "scale", leadSeconds: 600, aboveMaxPercent: 10 });
  fleet.scaleBySteps("Depth", {
    metric: { ...queue, dimensions },
    steps: [
      { atLeast: 100, add: 1 },
      { atLeast: 500, add: 3 },
      { atMost: 10, remove: 1 },
    ],
  });
  fleet.addHook("Register", { on: "launch" });
  fleet.addHook("Drain", { on: "terminate", timeoutSeconds: 600, notify: { topicArn }, metadata: "drain" });
  fleet.rollBackOn("shop-errors");
}
