import type { AutoscalingGroupMixedInstancesPolicy } from "@cdktf/provider-aws/lib/autoscaling-group";
import { choice, integer, isKnownLater, list, object, type RowsOf, type SettingsOf, text } from "@plinth/core";
import { Op, Token } from "cdktf";
import { architectureOf } from "./architecture";
import { REQUIREMENTS, type Requirements, requirementsArguments } from "./requirements";

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

export const INSTANCE_TYPE = text('be a type such as "m7g.large"', /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/);

export const INSTANCES = object(
  {
    spotPercent: integer(0, 100).default(0),
    onDemandBase: integer(0, 10_000).optional(),
    allocation: choice(...ALLOCATIONS).default("price-capacity-optimized"),
  } satisfies RowsOf<Purchase>,
  {
    oneOf: [{ types: list(INSTANCE_TYPE, { min: 1, max: 40 }).literal() }, { requirements: REQUIREMENTS }],
    rules: [
      // There is one image.
      ({ types }, path) => {
        const foreign = types?.find((type) => architectureOf(type) !== architectureOf(types[0] ?? type));
        return foreign && `${path("types")} must be of one architecture, got ${types?.[0]} and ${foreign}`;
      },
      ({ requirements, allocation }, path) =>
        requirements &&
        allocation === "capacity-optimized-prioritized" &&
        `${path("allocation")} must not be capacity-optimized-prioritized with requirements, which have no order`,
    ],
  },
);
export type InstancesSettings = SettingsOf<typeof INSTANCES>;

interface ChoiceSettings {
  readonly instanceType?: string;
  readonly instances?: InstancesSettings;
}

/** The types that are named, in the order of preference. */
export function namedTypes({ instanceType, instances }: ChoiceSettings): readonly string[] {
  return instanceType === undefined ? (instances?.types ?? []) : [instanceType];
}

export function architectureFor(settings: ChoiceSettings): string {
  return settings.instances?.requirements?.architecture ?? architectureOf(namedTypes(settings)[0] ?? "");
}

/** What the group launches: always a version that a plan knows, so that a new template is a change of the group. */
export function mixedInstances(
  instances: InstancesSettings,
  template: { readonly id: string; readonly version: string },
  defaultBase: number,
): AutoscalingGroupMixedInstancesPolicy {
  const { types, requirements, spotPercent, onDemandBase = defaultBase, allocation } = instances;
  return {
    instancesDistribution: {
      onDemandAllocationStrategy: types ? "prioritized" : "lowest-price",
      onDemandBaseCapacity: onDemandBase,
      onDemandPercentageAboveBaseCapacity: isKnownLater(spotPercent)
        ? Token.asNumber(Op.sub(100, spotPercent))
        : 100 - spotPercent,
      spotAllocationStrategy: allocation,
    },
    launchTemplate: {
      launchTemplateSpecification: { launchTemplateId: template.id, version: template.version },
      override: requirements
        ? [{ instanceRequirements: requirementsArguments(requirements) }]
        : types?.map((instanceType) => ({ instanceType })),
    },
  };
}
