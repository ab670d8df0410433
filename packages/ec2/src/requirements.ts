import type { AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverrideInstanceRequirements } from "@cdktf/provider-aws/lib/autoscaling-group";
import { distinct, matches, must, oneOf, type Problem } from "@plinth/core";
import { Token } from "cdktf";
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
  readonly burstable?: Presence;
  /** Disks of the host. @default "included" */
  readonly localStorage?: Presence;
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

const PRESENCES = ["included", "excluded", "required"] as const;
export type Presence = (typeof PRESENCES)[number];

export function requirementsArguments(
  required: Requirements,
): AutoscalingGroupMixedInstancesPolicyLaunchTemplateOverrideInstanceRequirements {
  const list = (values?: readonly string[]) => values && [...values];
  return {
    vcpuCount: required.vCpus,
    memoryMib: required.memoryMiB,
    memoryGibPerVcpu: required.memoryGiBPerVCpu,
    networkBandwidthGbps: required.networkGbps,
    burstablePerformance: required.burstable,
    localStorage: required.localStorage,
    cpuManufacturers: list(required.manufacturers),
    instanceGenerations: list(required.generations),
    allowedInstanceTypes: list(required.allowedTypes),
    excludedInstanceTypes: list(required.excludedTypes),
  };
}

export function requirementsProblems(required: Requirements): Problem[] {
  const at = (prop: string) => `instances.requirements.${prop}`;
  const pattern = (prop: string, types: readonly string[] = []): Problem[] => [
    distinct(at(prop), types, 0, 400),
    ...types.map((type) => matches(at(prop), type, /^[a-z0-9*.-]{1,30}$/, 'be a type or pattern such as "m7*"')),
  ];
  return [
    oneOf(at("architecture"), required.architecture, ARCHITECTURES),
    rangeProblem(at("vCpus"), required.vCpus),
    rangeProblem(at("memoryMiB"), required.memoryMiB),
    rangeProblem(at("memoryGiBPerVCpu"), required.memoryGiBPerVCpu),
    rangeProblem(at("networkGbps"), required.networkGbps),
    oneOf(at("burstable"), required.burstable, PRESENCES),
    oneOf(at("localStorage"), required.localStorage, PRESENCES),
    ...pattern("allowedTypes", required.allowedTypes),
    ...pattern("excludedTypes", required.excludedTypes),
    must(
      !required.allowedTypes || !required.excludedTypes,
      `${at("allowedTypes")} must not be given together with excludedTypes`,
    ),
  ];
}

function rangeProblem(prop: string, range: Range | undefined): Problem {
  if (!range) return;
  const { min, max } = range;
  if ([min, max].some((end) => Token.isUnresolved(end))) return;
  if (min >= 0 && (max === undefined || min <= max)) return;
  return `${prop} must rise from min, 0 or more, to max, got ${min} and ${max}`;
}
