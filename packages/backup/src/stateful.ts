/** What can be tested, in the words of AWS Backup. AWS docs, "RestoreTestingSelectionForCreate". */
export type RestoreType = (typeof RESTORE_TYPES)[number];

export const RESTORE_TYPES = [
  "Aurora",
  "DocumentDB",
  "DynamoDB",
  "EBS",
  "EC2",
  "EFS",
  "FSx",
  "Neptune",
  "RDS",
  "S3",
] as const;

interface Stateful {
  /** What their ARNs look like: service, and beginning of the last part. */
  readonly service: string;
  readonly prefix: string;
  /** @default - cannot be tested */
  readonly restore?: RestoreType;
}

/** Types of resources that AWS Backup can keep. AWS docs, "Feature availability by resource". */
export const STATEFUL: Readonly<Record<string, Stateful>> = {
  aws_db_instance: { service: "rds", prefix: "db:", restore: "RDS" },
  aws_docdb_cluster: { service: "rds", prefix: "cluster:", restore: "DocumentDB" },
  aws_dynamodb_table: { service: "dynamodb", prefix: "table/", restore: "DynamoDB" },
  aws_ebs_volume: { service: "ec2", prefix: "volume/", restore: "EBS" },
  aws_efs_file_system: { service: "elasticfilesystem", prefix: "file-system/", restore: "EFS" },
  aws_fsx_lustre_file_system: { service: "fsx", prefix: "file-system/", restore: "FSx" },
  aws_fsx_ontap_volume: { service: "fsx", prefix: "volume/", restore: "FSx" },
  aws_fsx_openzfs_file_system: { service: "fsx", prefix: "file-system/", restore: "FSx" },
  aws_fsx_windows_file_system: { service: "fsx", prefix: "file-system/", restore: "FSx" },
  aws_instance: { service: "ec2", prefix: "instance/", restore: "EC2" },
  aws_neptune_cluster: { service: "rds", prefix: "cluster:", restore: "Neptune" },
  aws_rds_cluster: { service: "rds", prefix: "cluster:", restore: "Aurora" },
  aws_redshift_cluster: { service: "redshift", prefix: "cluster:" },
  aws_s3_bucket: { service: "s3", prefix: "", restore: "S3" },
  aws_timestreamwrite_table: { service: "timestream", prefix: "database/" },
};

/** Whether an ARN, or a pattern of ARNs, means every resource of that type. Regions and accounts are not compared. */
export function coversType(pattern: string, type: string): boolean {
  if (pattern === "*") return true;
  const stateful = STATEFUL[type];
  const [, , service, , , ...rest] = pattern.split(":");
  const resource = rest.join(":");
  if (!stateful || !resource.endsWith("*")) return false;
  return [stateful.service, "*"].includes(service) && stateful.prefix.startsWith(resource.slice(0, -1));
}

/** What AWS Backup calls the kind of a thing, where it can be told from its ARN or from a reference to it. */
export function restoreTypeOf(arn: string): RestoreType | undefined {
  const type = /^\$\{(?:\S+\/)?(\w+)\./.exec(arn)?.[1];
  if (type) return STATEFUL[type]?.restore;
  const [, , ofService, , , ...rest] = arn.split(":");
  const found = Object.values(STATEFUL).filter(
    ({ service, prefix }) => service === ofService && rest.join(":").startsWith(prefix),
  );
  const kinds = new Set(found.map(({ restore }) => restore));
  return kinds.size === 1 ? [...kinds][0] : undefined;
}
