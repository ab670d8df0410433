/** Actions on an object whose names do not say so. */
const ON_OBJECTS =
  /^s3:(\w*Object(?!LockConfiguration)\w*|AbortMultipartUpload|ListMultipartUploadParts|BypassGovernanceRetention|ReplicateDelete|ReplicateTags|InitiateReplication)$/i;

/**
 * Whether S3 takes an action on objects instead of buckets; nothing for other services and for wildcards, which stand for both.
 * "Actions, resources, and condition keys for Amazon S3",
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function isOnObjects(action: string): boolean | undefined {
  return /^s3:\w+$/i.test(action) ? ON_OBJECTS.test(action) : undefined;
}
