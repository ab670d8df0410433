import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ALBModule } from "@plinth/alb";
import { BackupModule } from "@plinth/backup";
import { EC2Module } from "@plinth/ec2";
import { KmsModule } from "@plinth/kms";
import { MonitoringModule } from "@plinth/monitoring";
import { RdsModule } from "@plinth/rds";
import { S3Module } from "@plinth/s3";
import { SecretModule } from "@plinth/secrets";
import { SubnetModule } from "@plinth/subnet";
import { VpcModule } from "@plinth/vpc";
import { type App, LocalBackend, TerraformStack } from "cdktf";

/** What may differ between two releases of the app. */
export interface Release {
  readonly certificateArn: string;
  /** Name of the service that takes orders: another name replaces it. */
  readonly orders: string;
  /** Where the state of a stack is. */
  state(stack: string): string;
}

const ENVIRONMENT = { environment: "dev" } as const;
const ZONES = ["us-east-1a", "us-east-1b"] as const;

/** In the order in which they are applied; those of one layer are independent of each other. */
export const LAYERS = [["network"], ["data", "platform"], ["orders", "users"], ["operations"]] as const;

/** An app in six stacks: network ← data, platform ← services ← operations. */
export function layers(app: App, release: Release): void {
  const [network, data, platform, orders, users, operations] = LAYERS.flat().map((id) => layer(app, id, release));
  const tiers = createNetwork(network);
  const stores = createData(data, tiers.back);
  const balancer = createPlatform(platform, tiers.front, release.certificateArn);
  const services = [
    createService(orders, release.orders, { ...stores, balancer, subnets: tiers.middle, priority: 100 }),
    createService(users, "Users", { ...stores, balancer, subnets: tiers.middle, priority: 200 }),
  ];
  createOperations(operations, { ...stores, balancer, services });
}

function layer(app: App, id: string, { state }: Release): TerraformStack {
  const stack = new TerraformStack(app, id);
  new LocalBackend(stack, { path: state(id) });
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  return stack;
}

function createNetwork(stack: TerraformStack) {
  const vpc = new VpcModule(stack, "Network", { ...ENVIRONMENT, cidrBlock: "10.0.0.0/16" });
  const common = { vpc, zones: ZONES };
  const front = new SubnetModule(stack, "Public", {
    ...common,
    tier: "public",
    cidrBlock: "10.0.0.0/20",
    natGateways: [ZONES[0]],
  });
  const middle = new SubnetModule(stack, "Private", {
    ...common,
    tier: "private",
    cidrBlock: "10.0.64.0/18",
    egress: front,
  });
  const back = new SubnetModule(stack, "Isolated", { ...common, tier: "isolated", cidrBlock: "10.0.16.0/20" });
  return { front, middle, back };
}

interface Stores {
  readonly key: KmsModule;
  readonly database: RdsModule;
  readonly uploads: S3Module;
  readonly secret: SecretModule;
}

function createData(stack: TerraformStack, subnets: SubnetModule): Stores {
  const encryptionKey = new KmsModule(stack, "Key", ENVIRONMENT);
  const database = new RdsModule(stack, "Database", {
    ...ENVIRONMENT,
    engine: "postgres",
    engineVersion: "17",
    subnets,
    encryptionKey,
  });
  const uploads = new S3Module(stack, "Uploads", { ...ENVIRONMENT, encryptionKey });
  const secret = new SecretModule(stack, "PaymentApiKey", { ...ENVIRONMENT, encryptionKey });
  return { key: encryptionKey, database, uploads, secret };
}

/** The balancer that all services share. What no route takes goes to a machine that existed before. */
function createPlatform(stack: TerraformStack, subnets: SubnetModule, certificateArn: string): ALBModule {
  const balancer = new ALBModule(stack, "Balancer", {
    ...ENVIRONMENT,
    subnets,
    certificateArn,
    scheme: "internet-facing",
    backend: { targets: { home: "10.0.64.10" }, targetType: "ip", port: 8080, at: "10.0.64.0/18" },
  });
  balancer.connections.allowFrom("0.0.0.0/0", 443);
  return balancer;
}

interface ServiceProps extends Stores {
  readonly balancer: ALBModule;
  readonly subnets: SubnetModule;
  readonly priority: number;
}

function createService(stack: TerraformStack, id: string, props: ServiceProps): EC2Module {
  const { balancer, database, uploads, secret, subnets, priority } = props;
  const service = new EC2Module(stack, id, {
    ...ENVIRONMENT,
    subnets,
    instanceType: "t4g.small",
    port: 8080,
    userData: `#!/bin/bash\nDATABASE=${database.address} BUCKET=${uploads.bucket.bucket} serve`,
  });
  const forwardTo = balancer.addBackend(id, service);
  balancer.addRoute(id, { priority, when: { paths: [`/${id.toLowerCase()}/*`] }, forwardTo });
  database.connections.allowFrom(service);
  database.grantConnect(service, id.toLowerCase());
  uploads.grantReadWrite(service, `${id.toLowerCase()}/`);
  secret.grantRead(service);
  return service;
}

interface OperationsProps extends Stores {
  readonly balancer: ALBModule;
  readonly services: readonly EC2Module[];
}

/** Watches and backs up the other stacks, and keeps copies and records in a second region. */
function createOperations(stack: TerraformStack, { database, uploads, balancer, services }: OperationsProps): void {
  const provider = new AwsProvider(stack, "West", { region: "us-west-2", alias: "west" });
  const archive = new S3Module(stack, "Archive", { ...ENVIRONMENT, provider });
  const far = new BackupModule(stack, "FarBackup", { ...ENVIRONMENT, provider });
  far.protect(archive);
  new MonitoringModule(stack, "FarMonitoring", { ...ENVIRONMENT, provider, emails: ["ops@example.com"] }).watch(far);

  const backup = new BackupModule(stack, "Backup", { ...ENVIRONMENT, copyTo: [{ vault: far, retentionDays: 30 }] });
  for (const thing of [database, uploads, ...services]) backup.protect(thing);
  const monitoring = new MonitoringModule(stack, "Monitoring", { ...ENVIRONMENT, emails: ["ops@example.com"] });
  monitoring.watch(database);
  monitoring.watch(balancer);
  for (const service of services) monitoring.watch(service);
  monitoring.watch(backup);
}
