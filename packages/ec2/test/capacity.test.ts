import type { CapacityProps, RefreshProps } from "../src";
import { fleet, groupOf, type Some, subnets } from "./fleet";

const ONE_ZONE = { ...subnets, subnetIds: [subnets.subnetIds[0]], availabilityZones: ["us-east-1a"] };
const group = (capacity: CapacityProps, props: Some = {}) => groupOf(fleet({ capacity, ...props }));
const preferences = (props: Some = {}) => groupOf(fleet(props)).instance_refresh.preferences;

describe("refresh", () => {
  test("goes back by itself when it fails, and leaves alone what is new already", () => {
    expect(preferences()).toEqual({
      auto_rollback: true,
      skip_matching: true,
      min_healthy_percentage: 50,
      max_healthy_percentage: 100,
    });
  });

  test("in prod the new instances come first", () => {
    expect(preferences({ environment: "prod" })).toMatchObject({
      min_healthy_percentage: 90,
      max_healthy_percentage: 110,
    });
    expect(preferences({ environment: "prod", minHealthyPercent: 0 }).max_healthy_percentage).toBe(100);
  });

  test("can wait at checkpoints", () => {
    expect(preferences({ refresh: { checkpoints: [10, 50, 100] } })).toMatchObject({
      checkpoint_percentages: [10, 50, 100],
      checkpoint_delay: "3600",
    });
  });

  test("goes back when an alarm goes off, whenever that is said", () => {
    const made = fleet({}, (web) => {
      web.rollBackOn("errors");
      web.rollBackOn({ alarmName: "latency" }, "errors");
    });
    const { instance_refresh } = groupOf(made);
    expect(instance_refresh.preferences.alarm_specification).toEqual({ alarms: ["errors", "latency"] });
    expect(instance_refresh.preferences.auto_rollback).toBe(true);
  });

  test("obeys ten alarms at most", () => {
    const eleven = Array.from({ length: 11 }, (_, index) => `alarm-${index}`);
    expect(() => fleet({}, (web) => web.rollBackOn(...eleven))).toThrow(
      "test/Web.rollBackOn() (EC2Module) is misconfigured:\n  - alarms must be at most 10, got 11",
    );
  });

  test.each<[RefreshProps, string]>([
    [{ maxHealthyPercent: 99 }, "refresh.maxHealthyPercent must be 100 to 200, got 99"],
    [
      { maxHealthyPercent: 200 },
      "refresh.maxHealthyPercent must be at most 100 above minHealthyPercent, got 200 and 50",
    ],
    [{ checkpoints: [50, 20, 100] }, "refresh.checkpoints must be whole numbers that rise, got [50,20,100]"],
    [{ checkpointDelaySeconds: 172_801 }, "refresh.checkpointDelaySeconds must be 0 to 172800, got 172801"],
  ])("%j is refused", (refresh, message) => {
    expect(() => fleet({ refresh })).toThrow(`  - ${message}`);
  });
});

describe("capacity", () => {
  test("says nothing that is not asked for", () => {
    const made = group({});
    const optional = ["warm_pool", "max_instance_lifetime", "termination_policies", "suspended_processes"];
    expect(optional.map((argument) => made[argument])).toEqual([undefined, undefined, undefined, undefined]);
    expect(made.instance_maintenance_policy).toBeUndefined();
  });

  test("in prod a replacement comes before what it replaces", () => {
    expect(group({}, { environment: "prod" }).instance_maintenance_policy).toEqual({
      min_healthy_percentage: 100,
      max_healthy_percentage: 110,
    });
  });

  test("instances can be kept warm, and are measured there", () => {
    const made = group({ warmPool: { minSize: 1, maxPrepared: 3, reuse: true } });
    expect(made.warm_pool).toEqual({
      pool_state: "Stopped",
      min_size: 1,
      max_group_prepared_capacity: 3,
      instance_reuse_policy: { reuse_on_scale_in: true },
    });
    expect(made.enabled_metrics).toContain("WarmPoolWarmedCapacity");
    expect(made.force_delete_warm_pool).toBe(true);
  });

  test("the rest is as it is said", () => {
    const made = group({
      maxLifetimeDays: 7,
      maintenance: { minHealthyPercent: 80, maxHealthyPercent: 150 },
      terminationPolicies: ["OldestInstance", "Default"],
      suspendedProcesses: ["AZRebalance"],
      scaleInProtection: true,
      zones: "balanced-only",
      waitMinutes: 0,
    });
    expect(made).toMatchObject({
      max_instance_lifetime: 604_800,
      instance_maintenance_policy: { min_healthy_percentage: 80, max_healthy_percentage: 150 },
      termination_policies: ["OldestInstance", "Default"],
      suspended_processes: ["AZRebalance"],
      protect_from_scale_in: true,
      availability_zone_distribution: { capacity_distribution_strategy: "balanced-only" },
      wait_for_capacity_timeout: "0m",
    });
  });

  test("protection from scaling does not keep a refresh from replacing", () => {
    const { preferences } = group({ scaleInProtection: true }).instance_refresh;
    expect(preferences.scale_in_protected_instances).toBe("Refresh");
  });

  test.each<[CapacityProps, string]>([
    [{ maxLifetimeDays: 366 }, "capacity.maxLifetimeDays must be 1 to 365, got 366"],
    [
      { maintenance: { minHealthyPercent: 50, maxHealthyPercent: 200 } },
      "capacity.maintenance.maxHealthyPercent must be at most 100 above minHealthyPercent, got 200 and 50",
    ],
    [
      { terminationPolicies: ["Default", "Default"] },
      'capacity.terminationPolicies must not repeat a member, got "Default" twice',
    ],
    [{ waitMinutes: 121 }, "capacity.waitMinutes must be 0 to 120, got 121"],
  ])("%j is refused", (capacity, message) => {
    expect(() => fleet({ capacity })).toThrow(`  - ${message}`);
  });

  test("spot instances do not wait in a pool", () => {
    expect(() => fleet({ instances: { types: ["m7g.large"], spotPercent: 10 }, capacity: { warmPool: {} } })).toThrow(
      "capacity.warmPool must not be given with spot instances, which cannot wait",
    );
  });
});

describe("placement", () => {
  test("another placement is another group under another name, made before the old one goes", () => {
    const [spread, two, three] = [
      { strategy: "spread" } as const,
      { strategy: "partition", partitions: 2 } as const,
      { strategy: "partition", partitions: 3 } as const,
    ].map((placement) => fleet({ capacity: { placement } }).the("aws_placement_group"));
    expect(new Set([spread, two, three].map(({ name }) => name)).size).toBe(3);
    expect(spread).toMatchObject({ strategy: "spread", lifecycle: { create_before_destroy: true } });
    expect(two.partition_count).toBe(2);
  });

  test("the group is placed there", () => {
    const made = fleet({
      instanceType: "c7gn.large",
      capacity: { placement: { strategy: "cluster" } },
      subnets: ONE_ZONE,
    });
    expect(groupOf(made).placement_group).toMatch(/^\$\{aws_placement_group.Web_PlacementGroup_\w+.name\}$/);
  });

  test.each<[Some, string]>([
    [
      { capacity: { placement: { strategy: "cluster" } } },
      "capacity.placement must not be cluster over more than one zone, got 2",
    ],
    [
      { capacity: { placement: { strategy: "spread" } }, minSize: 15, maxSize: 15 },
      "capacity.placement must not be spread for more than 7 instances in a zone, got minSize 15 in 2",
    ],
    [
      { capacity: { placement: { strategy: "partition", partitions: 8 } } },
      "capacity.placement.partitions must be 1 to 7, got 8",
    ],
  ])("%j is refused", (props, message) => {
    expect(() => fleet(props)).toThrow(`  - ${message}`);
  });
});
