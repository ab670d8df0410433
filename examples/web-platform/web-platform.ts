import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
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
import { createTags } from "@plinth/tagging";
import { VpcModule } from "@plinth/vpc";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Settings } from "./environments/settings";
import { keepState } from "./state";
import { bootScript } from "./user-data";

/** A web platform: the internet, a balancer and an API, a fleet, a database, and all that keeps them safe. */
export class WebPlatform extends TerraformStack {
  constructor(scope: Construct, id: string, settings: Settings) {
    super(scope, id);
    const { environment, zones, network: ranges, domain, certificateArn } = settings;
    const tags = createTags({
      environment,
      project: "web-platform",
      owner: "platform@example.com",
      costCenter: "4711",
    });
    const retire = settings.retire ?? false;
    new AwsProvider(this, "Aws", { region: settings.region, defaultTags: [{ tags }] });
    keepState(this, settings.region);

    // The network: three tiers, each deeper than the one before.
    const key = settings.customerKey ? new KmsModule(this, "Key", { environment }) : undefined;
    const network = new VpcModule(this, "Network", { environment, cidrBlock: ranges.vpc, encryptionKey: key });
    const front = new SubnetModule(this, "Public", {
      tier: "public",
      vpc: network,
      cidrBlock: ranges.public,
      zones,
      natGateways: settings.natGateways,
    });
    const middle = new SubnetModule(this, "Private", {
      tier: "private",
      vpc: network,
      cidrBlock: ranges.private,
      zones,
      egress: front,
    });
    const back = new SubnetModule(this, "Isolated", {
      tier: "isolated",
      vpc: network,
      cidrBlock: ranges.isolated,
      zones,
    });

    // What is kept: logs, uploads, a secret, a database.
    const logs = new S3Module(this, "Logs", { environment, purpose: "logs", forceDestroy: retire || undefined });
    const uploads = new S3Module(this, "Uploads", {
      environment,
      encryptionKey: key,
      accessLogs: logs,
      forceDestroy: retire || undefined,
    });
    const apiKey = new SecretModule(this, "PaymentApiKey", { environment, encryptionKey: key });
    const database = new RdsModule(this, "Database", {
      environment,
      engine: "postgres",
      engineVersion: "17",
      databaseName: "shop",
      instanceClass: settings.databaseClass,
      subnets: back,
      encryptionKey: key,
      deletionProtection: retire ? false : undefined,
    });

    // What serves: a fleet behind a balancer, and an API in front of it.
    const web = new EC2Module(this, "Web", {
      environment,
      subnets: middle,
      instanceType: settings.instanceType,
      port: 8080,
      userData: bootScript(8080),
      logFiles: [{ path: "/var/log/web.log", name: "web" }],
      encryptionKey: key,
      tags,
    });
    const balancer = new ALBModule(this, "Balancer", {
      environment,
      scheme: "internet-facing",
      subnets: front,
      certificateArn,
      backend: web,
      healthCheck: { path: "/health" },
      accessLogs: logs,
      encryptionKey: key,
      deletionProtection: retire ? false : undefined,
    });
    const api = new ApiGatewayModule(this, "Api", {
      environment,
      balancer,
      subnets: middle,
      serverName: domain,
      authorization: "AWS_IAM",
      encryptionKey: key,
    });

    // Who may talk to whom, and who may do what.
    balancer.connections.allowFrom("0.0.0.0/0", 443);
    balancer.connections.allowFrom("0.0.0.0/0", 80);
    web.connections.allowTo(database);
    web.connections.allowTo("0.0.0.0/0", 443);
    uploads.grantReadWrite(web);
    apiKey.grantRead(web);
    database.grantConnect(web, "web");

    // What is backed up, and what is watched.
    const backup = new BackupModule(this, "Backup", {
      environment,
      encryptionKey: key,
      forceDestroy: retire || undefined,
    });
    for (const thing of [database, uploads, web]) backup.protect(thing);
    backup.exempt(logs, { reason: "logs of access are replaceable, and expire" });
    const monitoring = new MonitoringModule(this, "Monitoring", {
      environment,
      emails: settings.emails,
      owner: "platform@example.com",
      runbooks: "https://example.com/runbooks",
      encryptionKey: key,
    });
    monitoring.watch(front);
    monitoring.watch(balancer, {}, { severity: { unhealthyHosts: "page" } });
    monitoring.watch(api);
    monitoring.watch(web);
    monitoring.watch(database, {}, { severity: { storage: "page" } });
    monitoring.watch(backup);
    monitoring.watchLogs("WebErrors", { logGroup: web.logGroups.web, pattern: "ERROR" });
  }
}
