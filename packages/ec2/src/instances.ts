import type { AutoscalingGroupMixedInstancesPolicy } from "@cdktf/provider-aws/lib/autoscaling-group";
import { between, distinct, matches, must, oneOf, type Problem } from "@plinth/core";
import { type Architecture, architectureOf } from "./architecture";
import { type Requirements, requirementsArguments, requirementsProblems } from "./requirements";

/** Either one type, or several with a choice among them. */
export type InstanceChoice =
  | {
      /** The architecture of the image follows from it: `m7g.large` is arm64, `m7i.large` x86_64. */
      readonly instanceType: string;
      readonly instances?: undefined;
    }
  | { readonly instances: InstancesProps; readonly instanceType?: undefined };

/** Several types, on demand and spot. AWS docs, "Auto Scaling groups with multiple instance types and purchase options". */
export type InstancesProps = Purchase &
  (
    | {
        /** In the order of preference, at most 40, of one architecture. */
        readonly types: readonly string[];
        readonly requirements?: undefined;
      }
    | {
        /** What a type must have; new types of AWS come in by themselves. */
        readonly requirements: Requirements;
        readonly types?: undefined;
      }
  );

export interface Purchase {
  /** Share of spot instances above `onDemandBase`, in percent. @default 0 */
  readonly spotPercent?: number;
  /** Instances that are always on demand. @default - 0 in dev; `minSize` in prod, so that spot only adds to it */
  readonly onDemandBase?: number;
  /** How spot capacity is chosen. @default "price-capacity-optimized" */
  readonly allocation?: SpotAllocation;
}

const ALLOCATIONS = [
  "price-capacity-optimized",
  "capacity-optimized",
  "capacity-optimized-prioritized",
  "lowest-price",
] as const;
export type SpotAllocation = (typeof ALLOCATIONS)[number];

export function architectureFor({ instanceType, instances }: InstanceChoice): Architecture {
  if (instanceType !== undefined) return architectureOf(instanceType);
  return instances.requirements?.architecture ?? architectureOf(instances.types?.[0] ?? "");
}

export function usesSpot(instances: InstancesProps | undefined): boolean {
  return (instances?.spotPercent ?? 0) > 0;
}

/** What the group launches: always a version that a plan knows, so that a new template is a change of the group. */
export function mixedInstances(
  instances: InstancesProps,
  template: { readonly id: string; readonly version: string },
  defaultBase: number,
): AutoscalingGroupMixedInstancesPolicy {
  const { types, requirements, spotPercent = 0, onDemandBase = defaultBase, allocation } = instances;
  return {
    instancesDistribution: {
      onDemandAllocationStrategy: types ? "prioritized" : "lowest-price",
      onDemandBaseCapacity: onDemandBase,
      onDemandPercentageAboveBaseCapacity: 100 - spotPercent,
      spotAllocationStrategy: allocation ?? "price-capacity-optimized",
    },
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: template.id, version: template.version },
      override: types
        ? types.map((instanceType) => ({ instanceType }))
        : [{ instanceRequirements: requirementsArguments(requirements) }],
    },
  };
}

export function instanceProblems({ instanceType, instances }: InstanceChoice, maxSize: number): Problem[] {
  if (instances === undefined) return [typeProblem("instanceType", instanceType)];
  const { types, requirements, spotPercent, onDemandBase, allocation } = instances;
  return [
    ...(types ? typesProblems(types) : requirementsProblems(requirements)),
    between("instances.spotPercent", spotPercent, 0, 100),
    between("instances.onDemandBase", onDemandBase, 0, maxSize),
    oneOf("instances.allocation", allocation, ALLOCATIONS),
    must(
      types !== undefined || allocation !== "capacity-optimized-prioritized",
      "instances.allocation must not be capacity-optimized-prioritized with requirements, which have no order",
    ),
  ];
}

export function typeProblem(prop: string, type: string | undefined): Problem {
  return matches(prop, type, /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/, 'be a type such as "m7g.large"');
}

function typesProblems(types: readonly string[]): Problem[] {
  const foreign = types.find((type) => architectureOf(type) !== architectureOf(types[0]));
  return [
    distinct("instances.types", types, 1, 40),
    ...types.map((type) => typeProblem("instances.types", type)),
    foreign && `instances.types must be of one architecture, got ${types[0]} and ${foreign}`,
  ];
}
