const { Duration, RemovalPolicy } = require("aws-cdk-lib");
const { Construct } = require("constructs");
const iam = require("aws-cdk-lib/aws-iam");
const kms = require("aws-cdk-lib/aws-kms");
const s3 = require("aws-cdk-lib/aws-s3");
const secretsmanager = require("aws-cdk-lib/aws-secretsmanager");

/** What is kept: a key, logs, uploads and a secret. */
class Storage extends Construct {
  constructor(scope, id) {
    super(scope, id);
    this.key = new kms.Key(this, "Key", {
      alias: "alias/web-platform-prod",
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
    });
    for (const service of ["logs.us-east-1", "cloudwatch"]) {
      this.key.grantEncryptDecrypt(new iam.ServicePrincipal(`${service}.amazonaws.com`));
    }
    this.logs = new s3.Bucket(this, "Logs", {
      ...secure,
      encryption: s3.BucketEncryption.S3_MANAGED,
      lifecycleRules: [...rules, { id: "ExpireLogs", expiration: Duration.days(365) }],
    });
    this.uploads = new s3.Bucket(this, "Uploads", {
      ...secure,
      encryption: s3.BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      serverAccessLogsBucket: this.logs,
      serverAccessLogsPrefix: "s3/uploads/",
      lifecycleRules: rules,
    });
    this.apiKey = new secretsmanager.Secret(this, "PaymentApiKey", { encryptionKey: this.key });
  }
}

const secure = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  removalPolicy: RemovalPolicy.RETAIN,
  versioned: true,
};

const rules = [
  { id: "AbortIncompleteUploads", abortIncompleteMultipartUploadAfter: Duration.days(7) },
  {
    id: "ExpireNoncurrentVersions",
    expiredObjectDeleteMarker: true,
    noncurrentVersionExpiration: Duration.days(90),
  },
];

module.exports = { Storage };
