import type { DlmLifecyclePolicy, DlmLifecyclePolicyPolicyDetails } from "@cdktf/provider-aws/lib/dlm-lifecycle-policy";
import { boolean, choice, integer, list, object, parseChild, type RowsOf, record, text } from "@plinth/core";
import { bindingProblem } from "./dlm-schedule";
import { createPolicy, type DlmSettings } from "./snapshots";

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

/** AWS docs, "CreateLifecyclePolicy" of Amazon DLM, default policies, https://docs.aws.amazon.com/dlm/latest/APIReference/API_CreateLifecyclePolicy.html */
const REST = object(
  {
    everyDays: integer(1, 7).default(1),
    keepDays: integer(2, 14).default(7),
    excludeTags: record(text(), text()).optional(),
    excludeBootVolumes: boolean.optional(),
    excludeVolumeTypes: list(choice(...VOLUME_TYPES), { max: 6 }).optional(),
  } satisfies RowsOf<RestOptions>,
  {
    rules: [
      ({ everyDays, keepDays }) =>
        keepDays <= everyDays && `keepDays must be more than everyDays ${everyDays}, got ${keepDays}`,
      () => bindingProblem("a default policy", true),
    ],
  },
);

const KIND = text("be volumes or instances", /^(volumes|instances)$/).literal();

const KINDS = {
  volumes: { resourceType: "VOLUME", role: "snapshotRole" },
  instances: { resourceType: "INSTANCE", role: "imageRole" },
} as const;

/** A default policy: whatever of the account and region has no recent backup. AWS allows one of each kind. */
export function createDefaultPolicy(of: Rest, options: RestOptions, settings: DlmSettings): DlmLifecyclePolicy {
  const { id, everyDays, keepDays, ...exclude } = parseChild(settings.context.scope, of, REST, options, {
    method: "backUpTheRest",
    prefix: "Rest",
    keyName: "of",
    keyParser: KIND,
    rules: [
      ({ excludeBootVolumes, excludeVolumeTypes = [] }) =>
        of === "instances" &&
        (excludeBootVolumes !== undefined || excludeVolumeTypes.length > 0) &&
        "excludeBootVolumes and excludeVolumeTypes must be left out of images of instances",
    ],
  });
  const { resourceType, role } = KINDS[of];
  const details = asDetails({
    policyLanguage: "SIMPLIFIED",
    resourceType,
    createInterval: everyDays,
    retainInterval: keepDays,
    copyTags: true,
    exclusions: {
      excludeTags: exclude.excludeTags,
      excludeBootVolumes: of === "volumes" ? (exclude.excludeBootVolumes ?? false) : undefined,
      excludeVolumeTypes: exclude.excludeVolumeTypes,
    },
  });
  return createPolicy(id, settings[role], settings, details, resourceType);
}

/** The bindings of AWS provider 5, which are refused before, have none of these arguments. */
function asDetails(details: object): DlmLifecyclePolicyPolicyDetails {
  return details;
}
