import type { Signals } from "@plinth/core";

/** Both are stored once a day and cost nothing. AWS docs, "Amazon S3 daily storage metrics for buckets in CloudWatch". */
const DAY_SECONDS = 86400;

export function bucketSignals(name: string, bucket: string): Signals<"size" | "objects"> {
  const daily = { namespace: "AWS/S3", statistic: "Average", periodSeconds: DAY_SECONDS } as const;
  return {
    size: {
      title: `Size of ${name} in S3 Standard`,
      metric: {
        ...daily,
        name: "BucketSizeBytes",
        dimensions: { BucketName: bucket, StorageType: "StandardStorage" },
        unit: "Bytes",
      },
    },
    objects: {
      title: `Objects in ${name}`,
      metric: {
        ...daily,
        name: "NumberOfObjects",
        dimensions: { BucketName: bucket, StorageType: "AllStorageTypes" },
        unit: "Count",
      },
    },
  };
}
