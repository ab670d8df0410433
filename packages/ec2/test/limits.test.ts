import type { EC2Module } from "../src";
import { fleet, single, subnets } from "./fleet";

const metric = { namespace: "Shop", name: "Depth", dimensions: {}, statistic: "Average" } as const;
const ONE_ZONE = { ...subnets, subnetIds: subnets.subnetIds.slice(1), availabilityZones: ["us-east-1b"] };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

test("21 steps of one direction are refused, 20 of each are taken", () => {
  const up = numbers(21).map((at) => ({ atLeast: 100 + at, add: 1 }));
  const down = numbers(20).map((at) => ({ atMost: at, remove: 1 }));
  fleet({}, (web) => web.scaleBySteps("Depth", { metric, steps: [...up.slice(1), ...down] }));
  expect(() => fleet({}, (web) => web.scaleBySteps("Depth", { metric, steps: up }))).toThrow(
    'test/Web.scaleBySteps("Depth") (EC2Module) is misconfigured:\n  - steps must be at most 20 in each direction',
  );
});

test.each<[number, string, (web: EC2Module, key: string) => unknown]>([
  [50, "lifecycle hooks", (web, key) => web.addHook(key, { on: "launch" })],
  [125, "schedules", (web, key) => web.scaleOnSchedule(key, { cron: "0 20 * * *", minSize: 0 })],
  // One is there from the beginning.
  [49, "scaling policies", (web, key) => web.scaleOnMetric(key, { metric, target: 1 })],
  [10, "notifications", (web, key) => web.notify(key, { topicArn: `arn:aws:sns:us-east-1:123456789012:${key}` })],
  [50, "target groups", (web, key) => web.backend.attach({ key, arn: `arn:${key}` })],
])("%d %s of a group are taken, one more is refused when the stack is synthesized", (most, what, add) => {
  const withSome = (count: number) => fleet({}, (web) => numbers(count).map((index) => add(web, `K${index}`)));
  withSome(most);
  expect(() => withSome(most + 1)).toThrow(
    new RegExp(`test/Web has \\d+ ${what}, an Auto Scaling group may have \\d+`),
  );
});

test.each(["t4g.small", "t3.micro", "m7i-flex.large", "mac2.metal"])(
  "a cluster placement group does not take %s",
  (instanceType) => {
    const capacity = { placement: { strategy: "cluster" } } as const;
    expect(() => fleet({ instanceType, subnets: ONE_ZONE, capacity })).toThrow(
      `capacity.placement must not be cluster with burstable, flexible or Mac types, got ${instanceType}`,
    );
    fleet({ instanceType: "c7gn.large", subnets: ONE_ZONE, capacity });
  },
);

test("t2.micro, which cannot be EBS-optimized, is not asked to be", () => {
  const template = (props: Parameters<typeof fleet>[0]) => fleet(props).the("aws_launch_template").ebs_optimized;
  expect(template({ instanceType: "t2.micro" })).toBeUndefined();
  expect(single({ instanceType: "t2.micro" }).the("aws_instance").ebs_optimized).toBeUndefined();
  expect(template({ instances: { types: ["t3.micro", "t2.micro"] } })).toBeUndefined();
  const required = { architecture: "x86_64", vCpus: { min: 1 }, memoryMiB: { min: 512 } } as const;
  expect(template({ instances: { requirements: { ...required, burstable: "included" } } })).toBeUndefined();
  expect(template({ instances: { requirements: required } })).toBe("true");
  expect(template({ instanceType: "t3.micro" })).toBe("true");
});

const MANY = Object.fromEntries(numbers(50).map((index) => [`Key${index}`, ""]));
test.each([
  ["a key aws:x", { "aws:x": "" }, "tags must have keys of 1 to 128 characters"],
  ["a key of 129 characters", { ["k".repeat(129)]: "" }, "tags must have keys of 1 to 128 characters"],
  ["a value of 257 characters", { Team: "v".repeat(257) }, "tags.Team must have 0 to 256 characters"],
  ["51 tags with Name", MANY, "tags must have at most 50 members, with Name"],
])("%s is refused", (_what, tags, message) => {
  expect(() => fleet({ tags })).toThrow(`- ${message}`);
  expect(() => single({ tags })).toThrow(`- ${message}`);
});

test("logFiles in another order are the same user data and policies", () => {
  const files = ["web", "audit", "db"].map((name) => ({ name, path: `/var/log/${name}.log` }));
  const reversed = [...files].reverse();
  expect(fleet({ logFiles: reversed }).document.resource).toEqual(fleet({ logFiles: files }).document.resource);
  expect(single({ logFiles: reversed }).document.resource).toEqual(single({ logFiles: files }).document.resource);
});

test("missing props are refused by name, all at once", () => {
  expect(() => fleet({ subnets: undefined, instanceType: undefined } as never)).toThrow(
    [
      "test/Web (EC2Module) is misconfigured:",
      "  - instanceType or instances must be given",
      "  - subnets must be given",
    ].join("\n"),
  );
  expect(() => single({ subnets: undefined, instanceType: undefined })).toThrow(
    [
      "test/Wiki (InstanceModule) is misconfigured:",
      "  - subnets must be given",
      "  - instanceType must be given",
    ].join("\n"),
  );
});
