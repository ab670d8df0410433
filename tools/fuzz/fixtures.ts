import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { ALBModule, NLBModule } from "@plinth/alb";
import {
  ApiGatewayAccount,
  ApiGatewayModule,
  type HttpAuthorizer,
  RestApiModule,
  type RestAuthorizer,
  type UsagePlan,
} from "@plinth/api-gateway";
import { BackupModule } from "@plinth/backup";
import { EC2Module, InstanceModule } from "@plinth/ec2";
import { type KeyReplica, KmsModule } from "@plinth/kms";
import { MonitoringModule } from "@plinth/monitoring";
import {
  type AuroraInstance,
  AuroraModule,
  type ConnectionParameter,
  type DatabaseProxy,
  MultiAzClusterModule,
  RdsModule,
  type ReadReplica,
} from "@plinth/rds";
import { S3Module } from "@plinth/s3";
import { ParameterModule, SecretModule, type SecretReplica } from "@plinth/secrets";
import { defineTagSchema, type TagPolicyDocument, type TagSchema, tagPolicy } from "@plinth/tagging";
import type { App, TerraformStack } from "cdktf";
import { NetworkFixtures } from "./network-fixtures";
import { ZONES } from "./raw-fixtures";

const environment = "dev";

/**
 * What programs refer to: modules and raw resources of the stack under test, each made when it is first asked for. The
 * declarations decide where each fits.
 */
export class Fixtures extends NetworkFixtures {
  get app(): App {
    return this.stack.node.root as App;
  }
  /** The same stack with something to report about. */
  get shop(): TerraformStack {
    for (const thing of [this.database, this.bucket, this.fleet, this.volume]) this.backup.protect(thing);
    this.monitoring.watch(this.fleet);
    return this.stack;
  }
  get key(): KmsModule {
    return this.once("Key", (id) => new KmsModule(this.stack, id, { environment, multiRegion: true }));
  }
  get keyReplica(): KeyReplica {
    return this.once("KeyReplica", (id) => this.key.addReplica(id, { provider: this.ireland }));
  }
  get fleet(): EC2Module {
    return this.once("Fleet", (id) => {
      const props = { environment, subnets: this.privateSubnets, port: 8080, instanceType: "t3.small" } as const;
      return new EC2Module(this.stack, id, props);
    });
  }
  get instance(): InstanceModule {
    return this.once("Instance", (id) => {
      const props = { environment, subnets: this.privateSubnets, port: 8080, instanceType: "t3.small" } as const;
      return new InstanceModule(this.stack, id, { ...props, zone: ZONES[0] });
    });
  }
  get balancer(): ALBModule {
    return this.once("Balancer", (id) => {
      const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/6a4ec6f1-1b4f-4c5c-9b58-0a1b2c3d4e5f";
      return new ALBModule(this.stack, id, {
        environment,
        subnets: this.privateSubnets,
        backend: this.fleet,
        certificateArn,
      });
    });
  }
  get networkBalancer(): NLBModule {
    return this.once(
      "NetworkBalancer",
      (id) => new NLBModule(this.stack, id, { environment, subnets: this.privateSubnets }),
    );
  }
  get listener(): LbListener {
    return this.once("Listener", (id) => {
      return this.networkBalancer.addListener(id, { protocol: "TCP", port: 8080, backend: this.fleet });
    });
  }
  get httpApi(): ApiGatewayModule {
    return this.once("HttpApi", (id) => {
      const props = { environment, serverName: "shop.example.com", authorization: "AWS_IAM" } as const;
      return new ApiGatewayModule(this.stack, id, { ...props, balancer: this.balancer, subnets: this.privateSubnets });
    });
  }
  get jwtAuthorizer(): HttpAuthorizer {
    return this.once("JwtAuthorizer", (id) => {
      return this.httpApi.addJwtAuthorizer(id, { issuer: "https://login.example.com", audience: ["shop"] });
    });
  }
  get cognitoAuthorizer(): RestAuthorizer {
    return this.once("CognitoAuthorizer", (id) => {
      const userPoolArns = ["arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E"];
      return this.restApi.addCognitoAuthorizer(id, { userPoolArns });
    });
  }
  get apiAccount(): ApiGatewayAccount {
    return this.once("ApiAccount", (id) => new ApiGatewayAccount(this.stack, id));
  }
  get restApi(): RestApiModule {
    return this.once("RestApi", (id) => {
      const props = { environment, account: "existing", authorization: "AWS_IAM", webAcl: "none" } as const;
      const api = new RestApiModule(this.stack, id, props);
      api.addRoute("Orders", { method: "GET", path: "/orders", integration: { function: this.lambda } });
      return api;
    });
  }
  get usagePlan(): UsagePlan {
    return this.once("UsagePlan", (id) => this.restApi.addUsagePlan(id, { throttle: { rateLimit: 10 } }));
  }
  get database(): RdsModule {
    return this.once("Database", (id) => {
      const props = { environment, engine: "postgres", engineVersion: "17", password: { keptBy: "stack" } } as const;
      return new RdsModule(this.stack, id, { ...props, subnets: this.isolatedSubnets });
    });
  }
  get replica(): ReadReplica {
    return this.once("Replica", (id) => this.database.addReplica(id));
  }
  get proxy(): DatabaseProxy {
    return this.once("Proxy", (id) => this.database.addProxy(id));
  }
  get connectionParameter(): ConnectionParameter {
    return this.once("ConnectionParameter", (id) => this.database.publishConnection(id));
  }
  get aurora(): AuroraModule {
    return this.once("Aurora", (id) => {
      const props = { environment, engine: "aurora-postgresql", engineVersion: "16" } as const;
      return new AuroraModule(this.stack, id, { ...props, subnets: this.isolatedSubnets });
    });
  }
  get reader(): AuroraInstance {
    return this.once("Reader", (id) => this.aurora.addReader(id));
  }
  get cluster(): MultiAzClusterModule {
    return this.once("Cluster", (id) => {
      const props = { environment, engine: "postgres", engineVersion: "16" } as const;
      return new MultiAzClusterModule(this.stack, id, { ...props, subnets: this.isolatedSubnets });
    });
  }
  get bucket(): S3Module {
    return this.once("Bucket", (id) => new S3Module(this.stack, id, { environment }));
  }
  get logBucket(): S3Module {
    return this.once("LogBucket", (id) => new S3Module(this.stack, id, { environment, purpose: "logs" }));
  }
  get secret(): SecretModule {
    return this.once("Secret", (id) => new SecretModule(this.stack, id, { environment }));
  }
  get secretReplica(): SecretReplica {
    return this.once("SecretReplica", () => this.secret.addReplica("eu-west-1"));
  }
  get parameter(): ParameterModule {
    return this.once("Parameter", (id) => new ParameterModule(this.stack, id, { type: "String", value: "on" }));
  }
  get backup(): BackupModule {
    return this.once("Backup", (id) => new BackupModule(this.stack, id, { environment }));
  }
  get monitoring(): MonitoringModule {
    return this.once("Monitoring", (id) => {
      const monitoring = new MonitoringModule(this.stack, id, { environment });
      monitoring.watch(this.database);
      return monitoring;
    });
  }
  get tagSchema(): TagSchema {
    return defineTagSchema({ required: ["owner"] });
  }
  get tagPolicyDocument(): TagPolicyDocument {
    return tagPolicy(this.tagSchema);
  }
}
