import {
  S3BucketIntelligentTieringConfiguration,
  type S3BucketIntelligentTieringConfigurationTiering,
} from "@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration";
import { integer, object, parseChild, type RowsOf } from "@plinth/core";
import type { Construct } from "constructs";
import { CONFIGURATION_NAME } from "./names";
import { SELECTION, type Selection, selectionOf } from "./objects";
import type { SequentialSettings } from "./sequential-settings";
import { leadingSlash, warnOfCall } from "./warnings";

/** Limits: AWS docs, "IntelligentTieringConfiguration" and "Tiering". */
export interface IntelligentTieringOptions extends Selection {
  /** Days without access until objects move to the Archive Access tier, 90 to 730. @default - never */
  readonly archiveAfterDays?: number;
  /** Days without access until objects move to the Deep Archive Access tier, 180 to 730. @default - never */
  readonly deepArchiveAfterDays?: number;
}

const TIERING = object(
  {
    ...SELECTION,
    archiveAfterDays: integer(90, 730).optional(),
    deepArchiveAfterDays: integer(180, 730).optional(),
  } satisfies RowsOf<IntelligentTieringOptions>,
  {
    rules: [
      ({ archiveAfterDays: archive, deepArchiveAfterDays: deep }) =>
        archive === undefined && deep === undefined && "archiveAfterDays or deepArchiveAfterDays must be given",
      ({ archiveAfterDays: archive, deepArchiveAfterDays: deep }) =>
        archive !== undefined &&
        deep !== undefined &&
        archive >= deep &&
        `archiveAfterDays must be less than deepArchiveAfterDays, got ${archive} and ${deep}`,
    ],
  },
);

export function addIntelligentTiering(
  scope: Construct,
  chain: SequentialSettings,
  name: string,
  options: IntelligentTieringOptions,
): S3BucketIntelligentTieringConfiguration {
  const { id, ...settings } = parseChild(scope, name, TIERING, options, {
    method: "addIntelligentTiering",
    prefix: "IntelligentTiering",
    keyName: "name",
    keyParser: CONFIGURATION_NAME,
  });
  warnOfCall(scope, `addIntelligentTiering("${name}")`, leadingSlash(settings.prefix));
  const tiers = [
    { accessTier: "ARCHIVE_ACCESS", days: settings.archiveAfterDays },
    { accessTier: "DEEP_ARCHIVE_ACCESS", days: settings.deepArchiveAfterDays },
  ].filter((tier): tier is S3BucketIntelligentTieringConfigurationTiering => tier.days !== undefined);
  return chain.add(
    (common) =>
      new S3BucketIntelligentTieringConfiguration(scope, id, {
        ...common,
        name,
        filter: selectionOf(settings),
        tiering: tiers,
      }),
  );
}
