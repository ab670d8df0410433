import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { inputFaults } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { EC2Module, type EC2ModuleProps, InstanceModule, type InstanceModuleProps } from "../src";
import { FLEET } from "../src/fleet-props";
import { INSTANCE } from "../src/instance-props";
import { DATA, fleet, KEY, single, subnets } from "./fleet";

const userData = {
  packages: ["nginx"],
  mounts: [{ device: "/dev/sdf", path: "/data" }],
  files: [{ path: "/etc/web.conf", content: "root = /data", mode: "0640", owner: "root:nginx" }],
  scripts: ["#!/bin/bash\nsystemctl start nginx\n"],
  cloudConfig: { timezone: "Europe/Berlin" },
};
const LOCK = { id: "ami-0a1b2c3d4e5f60718", name: "web-41", date: "2026-01-01", architecture: "arm64" };
const support = (stack: TerraformStack) => ({
  environment: "prod",
  name: "web",
  subnets,
  port: 8080,
  ami: { id: LOCK.id, rootDevice: "/dev/sda1", architecture: "arm64" },
  userData,
  logFiles: [{ name: "web", path: "/var/log/web.log", logGroupName: "/shop/web" }],
  logRetentionDays: 30,
  rootVolume: { sizeGiB: 100, iops: 4000, throughput: 250 },
  encryptionKey: { arn: KEY },
  permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
  tags: { Team: "shop" },
  provider: new AwsProvider(stack, "Twin", { alias: "twin", region: "us-east-1" }),
});
/** What has values of several types. */
const unions = ["userData", "userData.cloudConfig.timezone"];

test("every prop of a fleet passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, props: EC2ModuleProps) => new EC2Module(stack, "Web", props),
    props: (stack) => ({
      ...support(stack),
      instanceType: "m7g.large",
      minSize: 1,
      maxSize: 3,
      targetCpuPercent: 50,
      targetRequestsPerMinute: 500,
      warmupSeconds: 60,
      minHealthyPercent: 90,
      volumes: { Data: { ...DATA, iops: 4000, throughput: 250, snapshotId: "snap-0a1b2c3d4e5f60718" } },
      refresh: { maxHealthyPercent: 110, checkpoints: [50, 100], checkpointDelaySeconds: 60, skipMatching: true },
      capacity: {
        rebalance: true,
        warmPool: { state: "Running", minSize: 1, maxPrepared: 2, reuse: true },
        maxLifetimeDays: 7,
        maintenance: { minHealthyPercent: 80, maxHealthyPercent: 150 },
        terminationPolicies: ["OldestInstance"],
        scaleInProtection: true,
        suspendedProcesses: ["AZRebalance"],
        zones: "balanced-only",
        placement: { strategy: "partition", partitions: 2 },
        waitMinutes: 5,
      },
    }),
    names: Object.keys(FLEET.rows ?? {}).filter((name) => name !== "instances"),
    unions,
  });
  expect(faults).toEqual([]);
});

test.each([
  ["types", { types: ["m7g.large", "m6g.large"], spotPercent: 50, onDemandBase: 1, allocation: "lowest-price" }],
  [
    "requirements",
    {
      requirements: {
        architecture: "arm64",
        vCpus: { min: 2, max: 4 },
        memoryMiB: { min: 4096 },
        memoryGiBPerVCpu: { min: 2 },
        networkGbps: { min: 1, max: 10 },
        burstable: "excluded",
        localStorage: "included",
        manufacturers: ["amazon-web-services"],
        generations: ["current"],
        allowedTypes: ["m7*"],
      },
    },
  ],
])(
  "every prop of a choice by %s passes a value that is known after apply, or is refused by name",
  (_name, instances) => {
    const faults = inputFaults({
      create: (stack, props: EC2ModuleProps) => new EC2Module(stack, "Web", props),
      props: () => ({ environment: "prod", subnets, port: 8080, instances }),
    });
    expect(faults).toEqual([]);
  },
);

test.each([{ parameter: "/images/web" }, { lock: LOCK, maxAgeDays: 3650 }])(
  "every prop of the image %j passes a value that is known after apply, or is refused by name",
  (ami) => {
    const faults = inputFaults({
      create: (stack, props: EC2ModuleProps) => new EC2Module(stack, "Web", props),
      props: () => ({ environment: "dev", subnets, port: 8080, instanceType: "m7g.large", ami }),
    });
    expect(faults).toEqual([]);
  },
);

test("every prop of a single instance passes a value that is known after apply, or is refused by name", () => {
  const faults = inputFaults({
    create: (stack, props: InstanceModuleProps) => new InstanceModule(stack, "Wiki", props),
    props: (stack) => ({
      ...support(stack),
      instanceType: "m7g.large",
      zone: "us-east-1b",
      replaceOn: ["ami"],
      deletionProtection: true,
    }),
    names: Object.keys(INSTANCE.rows ?? {}),
    unions,
  });
  expect(faults).toEqual([]);
});

const metric = {
  namespace: "AWS/SQS",
  name: "ApproximateNumberOfMessagesVisible",
  dimensions: { QueueName: "orders" },
  statistic: "Average",
  periodSeconds: 60,
  unit: "Count",
};
const TOPIC = "arn:aws:sns:us-east-1:123456789012:ops";
const web = (stack: TerraformStack) =>
  new EC2Module(stack, "Web", { environment: "dev", subnets, port: 8080, instanceType: "m7g.large" });

const METHODS: readonly (readonly [string, (stack: TerraformStack, given: never) => unknown, object])[] = [
  [
    "scaleOnSchedule",
    (stack, given) => web(stack).scaleOnSchedule("Nights", given),
    { cron: "0 20 * * *", timeZone: "Europe/Berlin", minSize: 0, maxSize: 2, desired: 1 },
  ],
  [
    "scaleOnMetric",
    (stack, given) => web(stack).scaleOnMetric("Queue", given),
    { metric, target: 100, perInstance: true, scaleIn: true },
  ],
  [
    "scaleOnNetwork",
    (stack, { direction, bytes }: { direction: never; bytes: never }) => web(stack).scaleOnNetwork(direction, bytes),
    { direction: "in", bytes: 1_000_000 },
  ],
  [
    "scaleBySteps",
    (stack, given) => web(stack).scaleBySteps("Queue", given),
    {
      metric,
      periods: 3,
      steps: [
        { atLeast: 100, add: 1 },
        { atMost: 10, remove: 1 },
      ],
    },
  ],
  [
    "scaleOnForecast",
    (stack, given) => web(stack).scaleOnForecast("cpu", given),
    { target: 50, mode: "scale", leadSeconds: 600, aboveMaxPercent: 10 },
  ],
  [
    "addHook to a topic",
    (stack, given) => web(stack).addHook("Drain", given),
    { on: "launch", timeoutSeconds: 60, otherwise: "continue", notify: { topicArn: TOPIC }, metadata: "bye" },
  ],
  [
    "addHook to a queue",
    (stack, given) => web(stack).addHook("Drain", given),
    { on: "terminate", notify: { queueArn: "arn:aws:sqs:us-east-1:123456789012:drain" } },
  ],
  ["notify", (stack, given) => web(stack).notify("Errors", given), { topicArn: TOPIC, events: ["launch"] }],
  [
    "rollBackOn",
    (stack, { alarms }: { alarms: never[] }) => web(stack).rollBackOn(...alarms),
    { alarms: ["errors", { alarmName: "latency" }] },
  ],
  [
    "addVolume",
    (stack, given) => {
      const props = { environment: "prod", subnets, port: 80, instanceType: "m7g.large", zone: "us-east-1b" } as const;
      new InstanceModule(stack, "Wiki", props).addVolume("Data", given);
    },
    { ...DATA, iops: 4000, throughput: 250, snapshotId: "snap-0a1b2c3d4e5f60718" },
  ],
];

test.each(METHODS)(
  "every option of %s passes a value that is known after apply, or is refused by name",
  (name, create, props) => {
    const faults = inputFaults({
      create: (stack, given: never) => void create(stack, given),
      props: () => props,
      unions: ["alarms.0", "alarms.1"],
    });
    // Two methods take values, and no object of props.
    const isPositional = name === "scaleOnNetwork" || name === "rollBackOn";
    expect(faults.filter((fault) => !(isPositional && /^(props|alarms) =/.test(fault)))).toEqual([]);
  },
);

test.each([null, undefined, 7, {}, "a b"])(
  "the name %p of what a method adds is refused, and leaves nothing",
  (name) => {
    const wrong = name as never;
    const before = fleet().addresses;
    const made = fleet({}, (one) => {
      const calls = [
        () => one.scaleOnSchedule(wrong, { cron: "0 20 * * *", minSize: 0 }),
        () => one.scaleOnMetric(wrong, { metric: metric as never, target: 1 }),
        () => one.scaleOnNetwork(wrong, 1),
        () => one.scaleOnForecast(wrong, { target: 1 }),
        () => one.scaleBySteps(wrong, { metric: metric as never, steps: [{ atLeast: 1, add: 1 }] }),
        () => one.addHook(wrong, { on: "launch" }),
        () => one.notify(wrong, { topicArn: TOPIC }),
      ];
      for (const call of calls) expect(call).toThrow(/is misconfigured:\n {2}- (name|direction|load) must/);
    });
    expect(made.addresses).toEqual(before);
    single({}, (wiki) => expect(() => wiki.addVolume(wrong, DATA)).toThrow("name must be"));
  },
);

test.each(["production", "staging", undefined])("the environment %p is refused by name", (environment) => {
  const refused = /is misconfigured:\n(.*\n)*? {2}- environment must be /;
  expect(() => fleet({ environment: environment as never })).toThrow(refused);
  expect(() => single({ environment: environment as never })).toThrow(refused);
});
