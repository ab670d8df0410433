import { MonitoringModule } from "@plinth/monitoring";
import { alarmRows, chartRows, synth } from "@plinth/testing";
import { S3Module } from "../src";

test("a bucket has these charts, and no alarm", () => {
  const made = synth((stack) => {
    const uploads = new S3Module(stack, "Uploads", { environment: "dev" });
    new MonitoringModule(stack, "Monitoring", { environment: "dev" }).watch(uploads);
  });
  expect(alarmRows(made)).toEqual([]);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "Size of Uploads in S3 Standard [Bytes]: AWS/S3 BucketSizeBytes BucketName \${aws_s3_bucket.Uploads.id} StorageType StandardStorage Average/86400",
  "Objects in Uploads [Count]: AWS/S3 NumberOfObjects BucketName \${aws_s3_bucket.Uploads.id} StorageType AllStorageTypes Average/86400",
]
`);
});
