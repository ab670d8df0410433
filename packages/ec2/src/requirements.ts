import type { AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverrideInstanceRequirements } from "@cdktf/provider-aws/lib/autoscaling-group";
import { choice, list, number, object, type RowsOf, type SettingsOf, text } from "@plinth/core";
import { ARCHITECTURES, type Architecture } from "./architecture";

/** What an instance type must have. AWS docs, "Create mixed instances group using attribute-based instance type selection". */
export interface Requirements {
  /** Picks the image, and with it the types that can run it. */
  readonly architecture: Architecture;
  readonly vCpus: Range;
  readonly memoryMiB: Range;
  /** @default - any */
  readonly memoryGiBPerVCpu?: Range;
  /** @default - any */
  readonly networkGbps?: Range;
  /** Types such as t4g. @default "excluded" */
  readonly burstable?: Inclusion;
  /** Disks of the host. @default "included" */
  readonly localStorage?: Inclusion;
  /** @default - any */
  readonly manufacturers?: readonly ("amazon-web-services" | "amd" | "intel")[];
  /** @default - current and previous */
  readonly generations?: readonly ("current" | "previous")[];
  /** Only these, `*` stands for any characters. Not together with `excludedTypes`. @default - any */
  readonly allowedTypes?: readonly string[];
  /** Never these, `*` stands for any characters. @default - none */
  readonly excludedTypes?: readonly string[];
}

export interface Range {
  readonly min: number;
  /** @default - no limit */
  readonly max?: number;
}

export type Inclusion = "included" | "excluded" | "required";

const RANGE = object({ min: number(0), max: number(0).optional() } satisfies RowsOf<Range>).where(
  "rise from min to max",
  ({ min, max }) => max === undefined || min <= max,
);
const INCLUSION = choice("included", "excluded", "required");
const TYPES = list(text('be a type or pattern such as "m7*"', /^[a-z0-9*.-]{1,30}$/), { max: 400 });

export const REQUIREMENTS = object(
  {
    architecture: choice(...ARCHITECTURES).literal(),
    vCpus: RANGE,
    memoryMiB: RANGE,
    memoryGiBPerVCpu: RANGE.optional(),
    networkGbps: RANGE.optional(),
    burstable: INCLUSION.optional(),
    localStorage: INCLUSION.optional(),
    manufacturers: list(choice("amazon-web-services", "amd", "intel")).optional(),
    generations: list(choice("current", "previous")).optional(),
    allowedTypes: TYPES.optional(),
    excludedTypes: TYPES.optional(),
  } satisfies RowsOf<Requirements>,
  {
    rules: [
      ({ allowedTypes, excludedTypes }, path) =>
        allowedTypes && excludedTypes && `${path("allowedTypes")} must not be given together with excludedTypes`,
    ],
  },
);

export function requirementsArguments(
  required: SettingsOf<typeof REQUIREMENTS>,
): AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverrideInstanceRequirements {
  const copy = (values?: readonly string[]) => values && [...values];
  return {
    vcpuCount: required.vCpus,
    memoryMib: required.memoryMiB,
    memoryGibPerVcpu: required.memoryGiBPerVCpu,
    networkBandwidthGbps: required.networkGbps,
    burstablePerformance: required.burstable,
    localStorage: required.localStorage,
    cpuManufacturers: copy(required.manufacturers),
    instanceGenerations: copy(required.generations),
    allowedInstanceTypes: copy(required.allowedTypes),
    excludedInstanceTypes: copy(required.excludedTypes),
  };
}
