// As many buckets as COUNT says, each like the uploads of the prod stack.
const { App } = require("cdktf");
const { aws } = require("terraconstructs");

const app = new App({ outdir: process.env.CDKTF_OUTDIR });
const stack = new aws.AwsStack(app, "scale", {
  environmentName: "prod",
  gridUUID: "scale",
  providerConfig: { region: "us-east-1" },
});
for (let i = 0; i < Number(process.env.COUNT); i++) {
  new aws.storage.Bucket(stack, `Instance${i}`, {
    encryption: aws.storage.BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    eventBridgeEnabled: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    lifecycleRules: [
      { id: "AbortIncompleteUploads", abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }] },
      { id: "ExpireNoncurrentVersions", noncurrentVersionExpiration: [{ noncurrentDays: 90 }] },
    ],
  });
}
app.synth();
