/** Private, encrypted, versioned buckets and log buckets. @module @plinth/s3 */
export * from "../../../packages/s3/src/index";
