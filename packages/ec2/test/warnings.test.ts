import { warningsOf } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import type { EC2Module, InstanceModule } from "../src";
import { DATA, fleet, groupOf, type Some, single, subnets } from "./fleet";

/** The document of what AWS accepts and is unwise or has no effect, and its warnings. */
const seen = (given: Some, speak: (web: EC2Module) => void = () => {}) => {
  const stacks: TerraformStack[] = [];
  const made = fleet(given, (web, stack) => {
    stacks.push(stack);
    speak(web);
  });
  return { made, warnings: stacks.flatMap(warningsOf) };
};

const metric = { namespace: "Shop", name: "Depth", dimensions: {}, statistic: "Average" } as const;

test("a usual fleet has no warning", () => {
  expect(seen({ volumes: { Data: { device: "/dev/sdp", sizeGiB: 1 } } }).warnings).toEqual([]);
});

test("a fleet may be empty for a time", () => {
  const { made, warnings } = seen({ minSize: 0, maxSize: 0 });
  expect(warnings).toEqual([]);
  expect(groupOf(made)).toMatchObject({ min_size: 0, max_size: 0 });
});

describe("checkpoints", () => {
  test("that end below 100", () => {
    expect(seen({ refresh: { checkpoints: [20, 50] } }).warnings).toEqual([
      "refresh.checkpoints ends at 50, not at 100: the other instances keep the former template",
    ]);
    expect(seen({ refresh: { checkpoints: [20, 100] } }).warnings).toEqual([]);
  });

  test("none at all are as if they were omitted", () => {
    const { made, warnings } = seen({ refresh: { checkpoints: [] } });
    expect(warnings).toEqual([]);
    expect(made.document.resource).toEqual(fleet().document.resource);
  });
});

test("a spread placement that cannot hold the fleet at its largest", () => {
  const capacity = { placement: { strategy: "spread" } } as const;
  const { made, warnings } = seen({ capacity, maxSize: 15 });
  expect(warnings).toEqual([
    "maxSize 15 is never reached with capacity.placement spread, which takes 7 instances in a zone: lower it to 14, or add zones",
  ]);
  expect(groupOf(made).max_size).toBe(15);
  expect(seen({ capacity, maxSize: 14 }).warnings).toEqual([]);
  expect(seen({ capacity: { placement: { strategy: "partition", partitions: 2 } }, maxSize: 15 }).warnings).toEqual([]);
});

test("instances on demand beyond the largest size", () => {
  const instances = (onDemandBase: number) => ({ types: ["m7g.large"], spotPercent: 50, onDemandBase });
  const { made, warnings } = seen({ instances: instances(3) });
  expect(warnings).toEqual([
    "instances.onDemandBase 3 is above maxSize 2, and no instance is a spot instance: lower it",
  ]);
  expect(groupOf(made).mixed_instances_policy.instances_distribution.on_demand_base_capacity).toBe(3);
  expect(seen({ instances: instances(2) }).warnings).toEqual([]);
});

test("a warm pool that is larger than what it may prepare", () => {
  const { made, warnings } = seen({ capacity: { warmPool: { minSize: 3, maxPrepared: 1 } } });
  expect(warnings).toEqual([
    "capacity.warmPool.maxPrepared 1 leaves no room for the 3 of its minSize: raise maxPrepared",
  ]);
  expect(groupOf(made).warm_pool).toMatchObject({ min_size: 3, max_group_prepared_capacity: 1 });
  expect(seen({ capacity: { warmPool: { minSize: 3, maxPrepared: 3 } } }).warnings).toEqual([]);
});

describe("devices that an instance type may have itself", () => {
  const sentence = (path: string, device: string) =>
    `${path} ${device} can be the name of a disk that the instance type has: use /dev/sdf to /dev/sdp`;

  test.each(["/dev/sdb", "/dev/sdq", "/dev/xvdf", "/dev/xvdba"])("%s of a fleet", (device) => {
    const { made, warnings } = seen({ volumes: { Data: { device, sizeGiB: 1 } } });
    expect(warnings).toEqual([sentence("volumes.Data.device", device)]);
    expect(made.the("aws_launch_template").block_device_mappings[1].device_name).toBe(device);
  });

  test("of a single instance", () => {
    const add = (device: string) => (wiki: InstanceModule) => {
      wiki.addVolume("Data", { ...DATA, device });
      expect(warningsOf(wiki)).toEqual(device === "/dev/sdf" ? [] : [sentence('addVolume("Data"): device', device)]);
    };
    expect(single({}, add("/dev/sdb")).the("aws_volume_attachment").device_name).toBe("/dev/sdb");
    single({}, add("/dev/sdf"));
  });

  test("are mounted under their name", () => {
    const mounts = [{ device: "/dev/sdb", path: "/data" }];
    const { made } = seen({ volumes: { Data: { device: "/dev/sdb", sizeGiB: 1 } }, userData: { mounts } });
    const text = Buffer.from(made.the("aws_launch_template").user_data, "base64").toString();
    expect(text).toContain("mkfs -t xfs /dev/sdb");
  });
});

test("steps without room between them", () => {
  const steps = (atMost: number) =>
    seen({}, (web) =>
      web.scaleBySteps("Depth", {
        metric,
        steps: [
          { atLeast: 10, add: 1 },
          { atMost, remove: 1 },
        ],
      }),
    ).warnings;
  expect(steps(10)).toEqual([
    'scaleBySteps("Depth") removes instances at 10 and adds some at 10: leave room between, or both happen in turn',
  ]);
  expect(steps(9)).toEqual([]);
});

describe("schedules", () => {
  const cron = "0 20 * * *";

  test.each([
    [{ minSize: 3 }, "minSize 3"],
    [{ desired: 3 }, "desired 3"],
  ])("of a size that the fleet never has: %j", (size, what) => {
    const { made, warnings } = seen({ subnets }, (web) => web.scaleOnSchedule("Nights", { cron, ...size }));
    expect(warnings).toEqual([
      `scaleOnSchedule("Nights"): ${what} is above maxSize 2 and is not set when it is time: give maxSize too`,
    ]);
    expect(made.the("aws_autoscaling_schedule").max_size).toBe(-1);
  });

  test("beside another that raises maxSize", () => {
    const { warnings } = seen({}, (web) => {
      web.scaleOnSchedule("Nights", { cron, minSize: 3, desired: 3 });
      web.scaleOnSchedule("Sales", { cron: "0 6 29 11 *", maxSize: 3 });
    });
    expect(warnings).toEqual([]);
  });
});
