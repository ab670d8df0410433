import type { DlmLifecyclePolicy, DlmLifecyclePolicyPolicyDetails } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { between, distinct, must, oneOf, type Problem, validate } from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import { bindingProblem } from "./dlm-schedule";
import { type DlmSettings, policy } from "./snapshots";

/** Snapshots of volumes, or images of instances. */
export type Rest = "volumes" | "instances";

/** Default policies know no target tags: they take everything, and tags leave out. */
export interface RestOptions {
  /** Days from one to the next, 1 to 7. @default 1 */
  readonly everyDays?: number;
  /** Days that each is kept, 2 to 14 and more than `everyDays`. @default 7 */
  readonly keepDays?: number;
  /** What carries any of these tags is left out. @default - nothing */
  readonly excludeTags?: Readonly<Record<string, string>>;
  /** Of volumes. @default false */
  readonly excludeBootVolumes?: boolean;
  /** Of volumes: at most 6 of gp2, gp3, io1, io2, sc1, st1, standard. @default - none */
  readonly excludeVolumeTypes?: readonly VolumeType[];
}

export type VolumeType = (typeof VOLUME_TYPES)[number];

const VOLUME_TYPES = ["gp2", "gp3", "io1", "io2", "sc1", "st1", "standard"] as const;

const KINDS = {
  volumes: { resourceType: "VOLUME", role: "snapshotRole" },
  instances: { resourceType: "INSTANCE", role: "imageRole" },
} as const;

/** A default policy: whatever of the account and region has no recent backup. AWS allows one of each kind. */
export function backUpTheRest(
  scope: Construct,
  of: Rest,
  options: RestOptions,
  settings: DlmSettings,
): DlmLifecyclePolicy {
  const taken = must(!scope.node.tryFindChild(`Rest-${of}`), `of must be new, got ${JSON.stringify(of)}`);
  validate(scope, [taken, ...restProblems(of, options)], `backUpTheRest(${JSON.stringify(of)})`);
  const { everyDays = 1, keepDays = 7, excludeTags, excludeBootVolumes, excludeVolumeTypes } = options;
  const { resourceType, role } = KINDS[of];
  const config = {
    defaultPolicy: resourceType,
    policyDetails: asDetails({
      policyLanguage: "SIMPLIFIED",
      resourceType,
      createInterval: everyDays,
      retainInterval: keepDays,
      copyTags: true,
      exclusions: {
        excludeTags: excludeTags && { ...excludeTags },
        excludeBootVolumes: of === "volumes" ? (excludeBootVolumes ?? false) : undefined,
        excludeVolumeTypes: excludeVolumeTypes && [...excludeVolumeTypes],
      },
    }),
    tags: settings.tags,
  };
  return policy(scope, `Rest-${of}`, settings[role], config);
}

/** The bindings of AWS provider 5, which are refused before, have none of these arguments. */
function asDetails(details: object): DlmLifecyclePolicyPolicyDetails {
  return details;
}

/** AWS docs, "CreateLifecyclePolicy" of Amazon DLM, default policies. */
function restProblems(of: Rest, options: RestOptions): Problem[] {
  const { everyDays = 1, keepDays = 7, excludeBootVolumes, excludeVolumeTypes = [] } = options;
  const often = between("everyDays", everyDays, 1, 7);
  return [
    bindingProblem("a default policy", true),
    oneOf("of", of, ["volumes", "instances"]),
    often,
    between("keepDays", keepDays, 2, 14) ??
      (!often &&
        must(
          keepDays > everyDays || Token.isUnresolved(keepDays),
          `keepDays must be more than everyDays ${everyDays}, got ${keepDays}`,
        )),
    ...excludeVolumeTypes.map((type) => oneOf("excludeVolumeTypes", type, VOLUME_TYPES)),
    distinct("excludeVolumeTypes", excludeVolumeTypes, 0, 6),
    of === "instances" &&
      (excludeBootVolumes !== undefined || excludeVolumeTypes.length > 0) &&
      "excludeBootVolumes and excludeVolumeTypes must be left out of images of instances",
  ];
}
