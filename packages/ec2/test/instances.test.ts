import type { InstancesProps, Requirements } from "../src";
import { fleet, groupOf, type Some } from "./fleet";

const TYPES = ["m7g.large", "m6g.large"];
const REQUIREMENTS: Requirements = { architecture: "x86_64", vCpus: { min: 2, max: 4 }, memoryMiB: { min: 4096 } };

const policyOf = (instances: InstancesProps, props: Some = {}) =>
  groupOf(fleet({ instances, ...props })).mixed_instances_policy;

test("several types are preferred in their order, on demand unless spot is asked for", () => {
  const { instances_distribution, launch_template } = policyOf({ types: TYPES });
  expect(instances_distribution).toEqual({
    on_demand_allocation_strategy: "prioritized",
    on_demand_base_capacity: 0,
    on_demand_percentage_above_base_capacity: 100,
    spot_allocation_strategy: "price-capacity-optimized",
  });
  expect(launch_template.override).toEqual([{ instance_type: "m7g.large" }, { instance_type: "m6g.large" }]);
});

test("the template leaves the type to the group, and its image is for the types", () => {
  const made = fleet({ instances: { types: TYPES } });
  expect(made.the("aws_launch_template").instance_type).toBeUndefined();
  expect(made.text).toContain("al2023-ami-kernel-default-arm64");
  expect(fleet({ instances: { requirements: REQUIREMENTS } }).text).toContain("al2023-ami-kernel-default-x86_64");
});

test("spot only adds to the smallest size in prod, and replaces what it is about to lose", () => {
  const group = groupOf(fleet({ environment: "prod", instances: { types: TYPES, spotPercent: 70 } }));
  expect(group.mixed_instances_policy.instances_distribution).toMatchObject({
    on_demand_base_capacity: 3,
    on_demand_percentage_above_base_capacity: 30,
  });
  expect(group.capacity_rebalance).toBe(true);
  expect(groupOf(fleet()).capacity_rebalance).toBeUndefined();
});

test("types can be chosen by what they have", () => {
  const { instances_distribution, launch_template } = policyOf({
    requirements: {
      ...REQUIREMENTS,
      memoryGiBPerVCpu: { min: 2 },
      networkGbps: { min: 1, max: 10 },
      burstable: "excluded",
      localStorage: "included",
      manufacturers: ["intel"],
      generations: ["current"],
      excludedTypes: ["m5*"],
    },
    allocation: "capacity-optimized",
  });
  expect(instances_distribution).toMatchObject({
    on_demand_allocation_strategy: "lowest-price",
    spot_allocation_strategy: "capacity-optimized",
  });
  expect(launch_template.override).toEqual([
    {
      instance_requirements: {
        vcpu_count: { min: 2, max: 4 },
        memory_mib: { min: 4096 },
        memory_gib_per_vcpu: { min: 2 },
        network_bandwidth_gbps: { min: 1, max: 10 },
        burstable_performance: "excluded",
        local_storage: "included",
        cpu_manufacturers: ["intel"],
        instance_generations: ["current"],
        excluded_instance_types: ["m5*"],
      },
    },
  ]);
});

test("going from one type to several keeps every address", () => {
  expect(fleet({ instances: { types: TYPES } }).addresses).toEqual(fleet().addresses);
});

const AT = "instances.requirements";
test.each<[InstancesProps, string]>([
  [{ types: [] }, "instances.types must have at least 1 members, got 0"],
  [{ types: ["m7g.large", "m7i.large"] }, "instances.types must be of one architecture, got m7g.large and m7i.large"],
  [{ types: ["large"] }, 'instances.types[0] must be a type such as "m7g.large", got "large"'],
  [{ types: ["m7g.large", "m7g.large"] }, 'instances.types must not repeat a member, got "m7g.large" twice'],
  [{ types: TYPES, spotPercent: 101 }, "instances.spotPercent must be 0 to 100, got 101"],
  [
    { requirements: REQUIREMENTS, allocation: "capacity-optimized-prioritized" },
    "instances.allocation must not be capacity-optimized-prioritized with requirements, which have no order",
  ],
  [
    { requirements: { ...REQUIREMENTS, vCpus: { min: 4, max: 2 } } },
    `${AT}.vCpus must rise from min to max, got {"min":4,"max":2}`,
  ],
  [{ requirements: { ...REQUIREMENTS, memoryMiB: { min: -1 } } }, `${AT}.memoryMiB.min must be 0 or more, got -1`],
  [
    { requirements: { ...REQUIREMENTS, excludedTypes: ["M5"] } },
    `${AT}.excludedTypes[0] must be a type or pattern such as "m7*", got "M5"`,
  ],
  [
    { requirements: { ...REQUIREMENTS, allowedTypes: ["m7*"], excludedTypes: ["m5*"] } },
    `${AT}.allowedTypes must not be given together with excludedTypes`,
  ],
])("%j is refused", (instances, message) => {
  expect(() => fleet({ instances })).toThrow(`test/Web (EC2Module) is misconfigured:\n  - ${message}`);
});
