// As many buckets as COUNT says, each like the uploads of the prod stack.
const { App, Duration, Stack } = require("aws-cdk-lib");
const s3 = require("aws-cdk-lib/aws-s3");

// CloudFormation takes 500 resources in a stack at most; without the limits, AWS CDK writes what nobody can deploy.
const app = new App({
  outdir: process.env.CDKTF_OUTDIR,
  context: { "@aws-cdk/core:stackResourceLimit": 0 },
  builtinCloudFormationValidation: false,
});
const stack = new Stack(app, "scale");
for (let i = 0; i < Number(process.env.COUNT); i++) {
  new s3.Bucket(stack, `Instance${i}`, {
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    encryption: s3.BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    lifecycleRules: [
      { id: "AbortIncompleteUploads", abortIncompleteMultipartUploadAfter: Duration.days(7) },
      { id: "ExpireNoncurrentVersions", noncurrentVersionExpiration: Duration.days(90) },
    ],
  });
}
app.synth();
