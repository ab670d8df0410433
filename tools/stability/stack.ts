import { ALBModule } from "@plinth/alb";
import { ApiGatewayModule } from "@plinth/api-gateway";
import { BackupModule } from "@plinth/backup";
import { EC2Module } from "@plinth/ec2";
import { KmsModule } from "@plinth/kms";
import { MonitoringModule } from "@plinth/monitoring";
import { RdsModule } from "@plinth/rds";
import { S3Module } from "@plinth/s3";
import { SecretModule } from "@plinth/secrets";
import { SubnetModule } from "@plinth/subnet";
import { VpcModule } from "@plinth/vpc";
import type { TerraformStack } from "cdktf";

/** Parts of a whole stack that can come and go, and the order in which zones, buckets, keys and secrets are made. */
export interface Plan {
  readonly zones: readonly string[];
  readonly buckets: readonly string[];
  readonly keys: readonly string[];
  readonly secrets: readonly string[];
  readonly replicas: readonly string[];
  readonly proxies: readonly string[];
  readonly emails: readonly string[];
  readonly parts: readonly ("api" | "backup" | "monitoring")[];
}

const ENVIRONMENT = { environment: "dev" } as const;
const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/00000000-0000-0000-0000-000000000000";

/** A network, a database, a fleet, a balancer, and what else the plan has. */
export function createStack(stack: TerraformStack, plan: Plan): void {
  const { zones } = plan;
  const vpc = new VpcModule(stack, "Network", { ...ENVIRONMENT, cidrBlock: "10.0.0.0/16" });
  const front = new SubnetModule(stack, "Public", {
    tier: "public",
    vpc,
    zones,
    cidrBlock: "10.0.0.0/20",
    natGateways: "per-zone",
  });
  const middle = new SubnetModule(stack, "Private", {
    tier: "private",
    vpc,
    zones,
    cidrBlock: "10.0.64.0/18",
    egress: front,
  });
  const back = new SubnetModule(stack, "Isolated", { tier: "isolated", vpc, zones, cidrBlock: "10.0.16.0/20" });

  for (const id of plan.keys) new KmsModule(stack, id, ENVIRONMENT);
  const web = new EC2Module(stack, "Web", { ...ENVIRONMENT, subnets: middle, instanceType: "m7g.large", port: 8080 });
  const buckets = plan.buckets.map((id) => new S3Module(stack, id, ENVIRONMENT));
  for (const bucket of buckets) bucket.grantReadWrite(web);
  for (const id of plan.secrets) new SecretModule(stack, id, ENVIRONMENT).grantRead(web);
  const database = new RdsModule(stack, "Database", {
    ...ENVIRONMENT,
    engine: "postgres",
    engineVersion: "17",
    subnets: back,
    password: { keptBy: "stack" },
  });
  for (const key of plan.replicas) database.addReplica(key);
  for (const key of plan.proxies) database.addProxy(key);
  web.connections.allowTo(database);
  const balancer = new ALBModule(stack, "Balancer", {
    ...ENVIRONMENT,
    scheme: "internet-facing",
    subnets: front,
    certificateArn: CERTIFICATE,
    backend: web,
    healthCheck: { path: "/health" },
  });

  for (const part of plan.parts) {
    if (part === "api") {
      const serverName = "www.example.com";
      new ApiGatewayModule(stack, "Api", {
        ...ENVIRONMENT,
        balancer,
        subnets: middle,
        serverName,
        authorization: "AWS_IAM",
      });
    } else if (part === "backup") {
      const backup = new BackupModule(stack, "Backup", ENVIRONMENT);
      for (const thing of [database, web, ...buckets]) backup.protect(thing);
    } else {
      const monitoring = new MonitoringModule(stack, "Monitoring", { ...ENVIRONMENT, emails: plan.emails });
      monitoring.watch(database);
      monitoring.watch(web);
      monitoring.watch(balancer);
    }
  }
}
