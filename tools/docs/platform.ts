import { ALBModule } from "@plinth/alb";
import { BackupModule } from "@plinth/backup";
import { EC2Module } from "@plinth/ec2";
import { KmsModule } from "@plinth/kms";
import { MonitoringModule } from "@plinth/monitoring";
import { RdsModule } from "@plinth/rds";
import { S3Module } from "@plinth/s3";
import { SubnetModule } from "@plinth/subnet";
import { createTags } from "@plinth/tagging";
import { VpcModule } from "@plinth/vpc";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { baseline } from "../upgrade/baseline";

/** A platform under the names that short examples use; each part is made when an example asks for it. */
export class Platform extends Construct {
  private readonly made = new Map<string, unknown>();

  protected once<T>(id: string, make: (id: string) => T): T {
    if (!this.made.has(id)) this.made.set(id, make(id));
    return this.made.get(id) as T;
  }

  get environment() {
    return "prod" as const;
  }
  get zones() {
    return ["us-east-1a", "us-east-1b", "us-east-1c"];
  }
  get certificateArn() {
    return "arn:aws:acm:us-east-1:123456789012:certificate/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
  }
  get tags() {
    return createTags({ environment: "prod", project: "shop", owner: "platform@example.com", costCenter: "4711" });
  }
  get stack() {
    return TerraformStack.of(this);
  }
  /** The dev stack of the web platform, as the last release synthesized it. */
  get document() {
    return JSON.parse(baseline().get("web-platform-dev") ?? "{}") as object;
  }
  get before() {
    return this.document;
  }
  get after() {
    return this.document;
  }
  get previous() {
    return this.document;
  }

  get network() {
    return this.once("Network", (id) => new VpcModule(this, id, { environment: "prod", cidrBlock: "10.0.0.0/16" }));
  }
  get open() {
    return this.once(
      "Public",
      (id) =>
        new SubnetModule(this, id, {
          tier: "public",
          vpc: this.network,
          cidrBlock: "10.0.0.0/20",
          zones: this.zones,
          natGateways: "per-zone",
        }),
    );
  }
  get inner() {
    return this.once(
      "Private",
      (id) =>
        new SubnetModule(this, id, {
          tier: "private",
          vpc: this.network,
          cidrBlock: "10.0.32.0/19",
          zones: this.zones,
          egress: this.open,
        }),
    );
  }
  get isolatedSubnets() {
    return this.once(
      "Isolated",
      (id) =>
        new SubnetModule(this, id, {
          tier: "isolated",
          vpc: this.network,
          cidrBlock: "10.0.64.0/20",
          zones: this.zones,
        }),
    );
  }
  get publicSubnets() {
    return this.open;
  }
  get privateSubnets() {
    return this.inner;
  }

  get key() {
    return this.once("Key", (id) => new KmsModule(this, id, { environment: "prod" }));
  }
  get logs() {
    return this.once("Logs", (id) => new S3Module(this, id, { environment: "prod", purpose: "logs" }));
  }
  get uploads() {
    return this.once("Uploads", (id) => new S3Module(this, id, { environment: "prod", accessLogs: this.logs }));
  }
  get database() {
    return this.once(
      "Database",
      (id) =>
        new RdsModule(this, id, {
          environment: "prod",
          engine: "postgres",
          engineVersion: "17",
          databaseName: "shop",
          subnets: this.isolatedSubnets,
        }),
    );
  }
  get web() {
    return this.once(
      "Web",
      (id) =>
        new EC2Module(this, id, {
          environment: "prod",
          subnets: this.inner,
          instanceType: "m7g.large",
          port: 8080,
          logFiles: [{ name: "web", path: "/var/log/web.log" }],
        }),
    );
  }
  get balancer() {
    return this.once(
      "Balancer",
      (id) =>
        new ALBModule(this, id, {
          environment: "prod",
          scheme: "internet-facing",
          subnets: this.open,
          certificateArn: this.certificateArn,
          backend: this.web,
        }),
    );
  }
  get backup() {
    return this.once("Backup", (id) => {
      const backup = new BackupModule(this, id, { environment: "prod" });
      backup.exempt(this.logs, { reason: "records of requests may be lost" });
      return backup;
    });
  }
  get monitoring() {
    return this.once(
      "Monitoring",
      (id) => new MonitoringModule(this, id, { environment: "prod", emails: ["on-call@example.com"] }),
    );
  }
}
