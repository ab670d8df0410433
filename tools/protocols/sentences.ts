import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { ALBModule, type AnyBackend } from "@plinth/alb";
import { BackupModule } from "@plinth/backup";
import type { LogBucket, SubnetsRef } from "@plinth/core";
import { EC2Module } from "@plinth/ec2";
import { KmsModule } from "@plinth/kms";
import { MonitoringModule } from "@plinth/monitoring";
import { RdsModule } from "@plinth/rds";
import { S3Module } from "@plinth/s3";
import { ParameterModule, SecretModule } from "@plinth/secrets";
import { SubnetModule } from "@plinth/subnet";
import { VpcModule } from "@plinth/vpc";
import type { TerraformProvider, TerraformStack } from "cdktf";

/** Where a module is created: a stack, and the provider of another region. */
export interface Place {
  readonly stack: TerraformStack;
  readonly provider?: TerraformProvider;
}

/** One way in which two modules meet. */
export interface Sentence<T = unknown> {
  /** Creates what is depended on. */
  dependency(place: Place): T;
  /** Creates the dependent module and makes the call, or passes the prop. */
  meet(place: Place, dependency: T): void;
  /** What exists already, in the place of the dependency. */
  existing?(stack: TerraformStack): T;
}

const ENVIRONMENT = { environment: "dev" } as const;
const ZONES = ["us-east-1a", "us-east-1b"] as const;
const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000";
const EXISTING_SUBNETS: SubnetsRef = { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"], availabilityZones: ZONES };

/** Of the region of the provider, so that only the sentence itself crosses a border. */
function subnets({ provider }: Place): SubnetsRef {
  return provider ? { ...EXISTING_SUBNETS, availabilityZones: ["us-west-2a", "us-west-2b"] } : EXISTING_SUBNETS;
}

const web = (place: Place) =>
  new EC2Module(place.stack, "Web", {
    ...ENVIRONMENT,
    subnets: subnets(place),
    instanceType: "t4g.small",
    port: 8080,
    provider: place.provider,
  });
const database = (place: Place) =>
  new RdsModule(place.stack, "Database", {
    ...ENVIRONMENT,
    engine: "postgres",
    engineVersion: "17",
    subnets: subnets(place),
    provider: place.provider,
  });
const bucket = ({ stack, provider }: Place) => new S3Module(stack, "Uploads", { ...ENVIRONMENT, provider });
const key = ({ stack, provider }: Place) => new KmsModule(stack, "Key", { ...ENVIRONMENT, provider });
const network = ({ stack, provider }: Place) =>
  new VpcModule(stack, "Network", { ...ENVIRONMENT, cidrBlock: "10.0.0.0/16", provider });
const balancer = (place: Place, backend: AnyBackend) =>
  new ALBModule(place.stack, "Balancer", {
    ...ENVIRONMENT,
    subnets: subnets(place),
    certificateArn: place.provider ? CERTIFICATE.replace("us-east-1", "us-west-2") : CERTIFICATE,
    backend,
    provider: place.provider,
  });
const HOME: AnyBackend = { targets: { home: "10.0.0.10" }, targetType: "ip", port: 8080, at: "10.0.0.0/24" };
const existingRole = { role: { name: "reports", arn: "arn:aws:iam::123456789012:role/reports" } };

/** Whoever of two is created first, and depended on, is the first of a sentence. */
const sentence = <T>(one: Sentence<T>): Sentence => one as Sentence;

export const SENTENCES: Readonly<Record<string, Sentence>> = {
  "reach: web.connections.allowTo(database)": sentence({
    dependency: database,
    meet: (place, to) => web(place).connections.allowTo(to),
  }),
  "reach: database.connections.allowFrom(web)": sentence({
    dependency: database,
    meet: (place, to) => to.connections.allowFrom(web(place)),
  }),
  "serve: balancer.addBackend(web)": sentence({
    dependency: (place) => balancer(place, HOME),
    meet: (place, to) => {
      const forwardTo = to.addBackend("Web", web(place));
      to.addRoute("Web", { priority: 1, when: { paths: ["/web/*"] }, forwardTo });
    },
  }),
  "serve: new ALBModule({ backend: web })": sentence({ dependency: web, meet: balancer }),
  "permit: bucket.grantReadWrite(web)": sentence({
    dependency: bucket,
    meet: (place, to) => void to.grantReadWrite(web(place)),
  }),
  "permit: bucket.grantReadWrite(existing role)": sentence({
    dependency: bucket,
    meet: (_place, to) => void to.grantReadWrite(existingRole),
  }),
  "permit: key.grantDecrypt(web)": sentence({
    dependency: key,
    meet: (place, to) => void to.grantDecrypt(web(place)),
  }),
  "permit: secret.grantRead(web)": sentence({
    dependency: ({ stack, provider }) => new SecretModule(stack, "ApiKey", { ...ENVIRONMENT, provider }),
    meet: (place, to) => void to.grantRead(web(place)),
  }),
  "permit: parameter.grantRead(web)": sentence({
    dependency: ({ stack, provider }) =>
      new ParameterModule(stack, "Url", { type: "String", name: "/shop/url", value: "https://example.com", provider }),
    meet: (place, to) => void to.grantRead(web(place)),
  }),
  "permit: database.grantConnect(web)": sentence({
    dependency: database,
    meet: (place, to) => void to.grantConnect(web(place), "web"),
  }),
  "watch: monitoring.watch(database)": sentence({
    dependency: database,
    meet: ({ stack, provider }, to) =>
      new MonitoringModule(stack, "Monitoring", { ...ENVIRONMENT, emails: ["ops@example.com"], provider }).watch(to),
  }),
  "log: accessLogs: logs": sentence<LogBucket>({
    dependency: ({ stack, provider }) => new S3Module(stack, "Logs", { ...ENVIRONMENT, purpose: "logs", provider }),
    meet: ({ stack, provider }, accessLogs) =>
      void new S3Module(stack, "Uploads", { ...ENVIRONMENT, accessLogs, provider }),
    existing: () => ({ acceptLogsFrom: (_service, prefix) => ({ bucket: "existing-logs", prefix }) }),
  }),
  "encrypt: encryptionKey: key": sentence<{ readonly arn: string }>({
    dependency: key,
    meet: ({ stack, provider }, encryptionKey) =>
      void new S3Module(stack, "Uploads", { ...ENVIRONMENT, encryptionKey, provider }),
    existing: () => ({ arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" }),
  }),
  "protect: backup.protect(database)": sentence({
    dependency: database,
    meet: ({ stack, provider }, to) => new BackupModule(stack, "Backup", { ...ENVIRONMENT, provider }).protect(to),
  }),
  "protect: backup.protect(bucket)": sentence<S3Module | S3Bucket>({
    dependency: bucket,
    meet: ({ stack, provider }, to) => new BackupModule(stack, "Backup", { ...ENVIRONMENT, provider }).protect(to),
    existing: (stack) => new S3Bucket(stack, "Raw", { bucket: "raw" }),
  }),
  "place: subnets: tier": sentence<SubnetsRef>({
    dependency: (place) =>
      new SubnetModule(place.stack, "Data", {
        tier: "isolated",
        vpc: network(place),
        zones: place.provider ? ["us-west-2a", "us-west-2b"] : ZONES,
        cidrBlock: "10.0.0.0/20",
        provider: place.provider,
      }),
    meet: ({ stack, provider }, to) =>
      void new RdsModule(stack, "Database", {
        ...ENVIRONMENT,
        engine: "postgres",
        engineVersion: "17",
        subnets: to,
        provider,
      }),
    existing: () => EXISTING_SUBNETS,
  }),
  "place: vpc: network": sentence<VpcModule>({
    dependency: network,
    meet: ({ stack, provider }, vpc) =>
      void new SubnetModule(stack, "Data", {
        tier: "isolated",
        vpc,
        zones: provider ? ["us-west-2a", "us-west-2b"] : ZONES,
        cidrBlock: "10.0.0.0/20",
        provider,
      }),
  }),
};
