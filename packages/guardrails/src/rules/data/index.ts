import type { Rule } from "../../rule";
import { accessPointBlock } from "./access-point-block";
import { backupCovered } from "./backup-covered";
import { backupVaultKey } from "./backup-vault-key";
import { bucketAccessLog } from "./bucket-access-log";
import { bucketAclPublic } from "./bucket-acl-public";
import { bucketLifecycle } from "./bucket-lifecycle";
import { bucketNotifications } from "./bucket-notifications";
import { bucketObjectKey } from "./bucket-object-key";
import { bucketOwnKey } from "./bucket-own-key";
import { bucketOwnership } from "./bucket-ownership";
import { bucketPolicyPublic } from "./bucket-policy-public";
import { bucketPublicAccessBlock } from "./bucket-public-access-block";
import { bucketReplication } from "./bucket-replication";
import { bucketTls } from "./bucket-tls";
import { bucketVersioning } from "./bucket-versioning";
import { dlmCopies } from "./dlm-copies";
import { ebsEncryption } from "./ebs-encryption";
import { ebsOwnKey } from "./ebs-own-key";
import { objectLock } from "./object-lock";
import { rdsAuditLog } from "./rds-audit-log";
import { rdsBacktrack } from "./rds-backtrack";
import { rdsBackups } from "./rds-backups";
import { rdsCaCertificate } from "./rds-ca-certificate";
import { rdsCopyTags } from "./rds-copy-tags";
import { rdsDeletionProtection } from "./rds-deletion-protection";
import { rdsEncryption } from "./rds-encryption";
import { rdsEnhancedMonitoring } from "./rds-enhanced-monitoring";
import { rdsFinalSnapshot } from "./rds-final-snapshot";
import { rdsIamLogin } from "./rds-iam-login";
import { rdsInsights } from "./rds-insights";
import { rdsKnownHoles } from "./rds-known-holes";
import { rdsLogExports } from "./rds-log-exports";
import { rdsMinorUpgrades } from "./rds-minor-upgrades";
import { rdsMultiAz } from "./rds-multi-az";
import { rdsOwnKey } from "./rds-own-key";
import { rdsPublic } from "./rds-public";
import { rdsStatementLogs } from "./rds-statement-logs";
import { rdsStreamKey } from "./rds-stream-key";
import { rdsTls } from "./rds-tls";
import { snapshotShared } from "./snapshot-shared";

/** Databases, buckets, volumes and their backups. */
export const DATA: readonly Rule[] = [
  accessPointBlock,
  backupCovered,
  backupVaultKey,
  bucketAccessLog,
  bucketAclPublic,
  bucketLifecycle,
  bucketNotifications,
  bucketObjectKey,
  bucketOwnKey,
  bucketOwnership,
  bucketPolicyPublic,
  bucketPublicAccessBlock,
  bucketReplication,
  bucketTls,
  bucketVersioning,
  dlmCopies,
  ebsEncryption,
  ebsOwnKey,
  objectLock,
  rdsAuditLog,
  rdsBacktrack,
  rdsBackups,
  rdsCaCertificate,
  rdsCopyTags,
  rdsDeletionProtection,
  rdsEncryption,
  rdsEnhancedMonitoring,
  rdsFinalSnapshot,
  rdsIamLogin,
  rdsInsights,
  rdsKnownHoles,
  rdsLogExports,
  rdsMinorUpgrades,
  rdsMultiAz,
  rdsOwnKey,
  rdsPublic,
  rdsStatementLogs,
  rdsStreamKey,
  rdsTls,
  snapshotShared,
];
