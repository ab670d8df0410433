import {
  S3BucketIntelligentTieringConfiguration,
  type S3BucketIntelligentTieringConfigurationTiering,
} from "@cdktf/provider-aws/lib/s3-bucket-intelligent-tiering-configuration";
import { between, must, validate } from "@plinth/core";
import { Token } from "cdktf";
import type { Construct } from "constructs";
import type { Chain } from "./chain";
import { newNameProblems } from "./names";
import { type Selection, selectionOf, selectionProblems } from "./objects";

/** Limits: AWS docs, "IntelligentTieringConfiguration" and "Tiering". */
export interface IntelligentTieringOptions extends Selection {
  /** Days without access until objects move to the Archive Access tier, 90 to 730. @default - never */
  readonly archiveAfterDays?: number;
  /** Days without access until objects move to the Deep Archive Access tier, 180 to 730. @default - never */
  readonly deepArchiveAfterDays?: number;
}

export function addIntelligentTiering(
  scope: Construct,
  chain: Chain,
  name: string,
  options: IntelligentTieringOptions,
): S3BucketIntelligentTieringConfiguration {
  const { archiveAfterDays: archive, deepArchiveAfterDays: deep } = options;
  const id = `IntelligentTiering-${name}`;
  const known = !Token.isUnresolved(archive) && !Token.isUnresolved(deep);
  validate(
    scope,
    [
      ...newNameProblems(scope, name, id),
      ...selectionProblems(options),
      must(archive !== undefined || deep !== undefined, "archiveAfterDays or deepArchiveAfterDays must be given"),
      between("archiveAfterDays", archive, 90, 730),
      between("deepArchiveAfterDays", deep, 180, 730),
      must(
        !known || archive === undefined || deep === undefined || archive < deep,
        `archiveAfterDays must be less than deepArchiveAfterDays, got ${archive} and ${deep}`,
      ),
    ],
    `addIntelligentTiering(${JSON.stringify(name)})`,
  );
  const tiers = [
    { accessTier: "ARCHIVE_ACCESS", days: archive },
    { accessTier: "DEEP_ARCHIVE_ACCESS", days: deep },
  ].filter((tier): tier is S3BucketIntelligentTieringConfigurationTiering => tier.days !== undefined);
  return chain.add(
    (common) =>
      new S3BucketIntelligentTieringConfiguration(scope, id, {
        ...common,
        name,
        filter: selectionOf(options),
        tiering: tiers,
      }),
  );
}
