import type { Rule } from "../../rule";
import { rdsEncryption } from "./rds-encryption";

/** Databases, buckets, volumes and their backups. */
export const DATA: readonly Rule[] = [rdsEncryption];
