/** EBS snapshot lifecycles and AWS Backup plans. @module @plinth/backup */
export * from "../../../packages/backup/src/index";
