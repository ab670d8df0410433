const { S3BucketLoggingA } = require("@cdktf/provider-aws/lib/s3-bucket-logging");
const { SecretsmanagerSecret } = require("@cdktf/provider-aws/lib/secretsmanager-secret");
const { Construct } = require("constructs");
const { aws } = require("terraconstructs");

const { storage, encryption, iam } = aws;

/** What is kept: a key, logs, uploads and a secret. */
class Storage extends Construct {
  constructor(scope, id) {
    super(scope, id);
    this.key = new encryption.Key(this, "Key", {
      alias: "alias/web-platform-prod",
      enableKeyRotation: true,
    });
    for (const service of ["logs.us-east-1", "cloudwatch"]) {
      this.key.grantEncryptDecrypt(new iam.ServicePrincipal(`${service}.amazonaws.com`));
    }
    this.logs = new storage.Bucket(this, "Logs", {
      ...secure,
      encryption: storage.BucketEncryption.S3_MANAGED,
      lifecycleRules: [...rules, { id: "ExpireLogs", expiration: [{ days: 365 }] }],
    });
    this.uploads = new storage.Bucket(this, "Uploads", {
      ...secure,
      encryption: storage.BucketEncryption.KMS,
      encryptionKey: this.key,
      bucketKeyEnabled: true,
      lifecycleRules: rules,
    });
    new S3BucketLoggingA(this, "UploadsLogging", {
      bucket: this.uploads.bucketName,
      targetBucket: this.logs.bucketName,
      targetPrefix: "s3/uploads/",
    });
    this.apiKey = new SecretsmanagerSecret(this, "PaymentApiKey", {
      kmsKeyId: this.key.keyArn,
      recoveryWindowInDays: 30,
    });
  }
}

const secure = { enforceSSL: true, eventBridgeEnabled: true, minimumTLSVersion: 1.2, versioned: true };

const rules = [
  { id: "AbortIncompleteUploads", abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }] },
  {
    id: "ExpireNoncurrentVersions",
    expiration: [{ expiredObjectDeleteMarker: true }],
    noncurrentVersionExpiration: [{ noncurrentDays: 90 }],
  },
];

module.exports = { Storage };
