import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import type { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { VpcPeeringConnection } from "@cdktf/provider-aws/lib/vpc-peering-connection";
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
import { policyDocument } from "@plinth/core";
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
import { SubnetModule, type TierNetworkAcl } from "@plinth/subnet";
import { defineTagSchema, type TagPolicyDocument, type TagSchema, tagPolicy } from "@plinth/tagging";
import { type InterfaceEndpoint, VpcModule } from "@plinth/vpc";
import { type App, type TerraformStack, TerraformVariable } from "cdktf";

const environment = "dev";
const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];
const TRUST = policyDocument([
  { actions: ["sts:AssumeRole"], resources: [], principals: { Service: ["ec2.amazonaws.com"] } },
]);

/**
 * What programs refer to: modules and raw resources of the stack under test, each made when it is first asked for. The
 * declarations decide where each fits.
 */
export class Fixtures {
  constructor(public readonly stack: TerraformStack) {}

  get app(): App {
    return this.stack.node.root as App;
  }
  /** The same stack with something to report about. */
  get shop(): TerraformStack {
    for (const thing of [this.database, this.bucket, this.fleet, this.volume]) this.backup.protect(thing);
    this.monitoring.watch(this.fleet);
    return this.stack;
  }
  get ireland(): AwsProvider {
    return this.once("Ireland", (id) => new AwsProvider(this.stack, id, { region: "eu-west-1", alias: "ireland" }));
  }
  get rawKey(): KmsKey {
    return this.once("RawKey", (id) => new KmsKey(this.stack, id, {}));
  }
  get key(): KmsModule {
    return this.once("Key", (id) => new KmsModule(this.stack, id, { environment, multiRegion: true }));
  }
  get keyReplica(): KeyReplica {
    return this.once("KeyReplica", (id) => this.key.addReplica(id, { provider: this.ireland }));
  }
  get rawRole(): IamRole {
    return this.once("RawRole", (id) => new IamRole(this.stack, id, { assumeRolePolicy: TRUST }));
  }
  get roleHolder(): { readonly role: IamRole } {
    return { role: this.rawRole };
  }
  get vpc(): VpcModule {
    return this.once("Vpc", (id) => new VpcModule(this.stack, id, { environment, cidrBlock: "10.0.0.0/16" }));
  }
  get publicSubnets(): SubnetModule {
    return this.once("PublicSubnets", (id) => {
      const props = { tier: "public", cidrBlock: "10.0.0.0/20", natGateways: "per-zone" } as const;
      return new SubnetModule(this.stack, id, { ...props, vpc: this.vpc, zones: ZONES });
    });
  }
  get privateSubnets(): SubnetModule {
    return this.once("PrivateSubnets", (id) => {
      const props = { tier: "private", cidrBlock: "10.0.16.0/20", egress: this.publicSubnets } as const;
      return new SubnetModule(this.stack, id, { ...props, vpc: this.vpc, zones: ZONES });
    });
  }
  get isolatedSubnets(): SubnetModule {
    return this.once("IsolatedSubnets", (id) => {
      return new SubnetModule(this.stack, id, {
        tier: "isolated",
        cidrBlock: "10.0.32.0/20",
        vpc: this.vpc,
        zones: ZONES,
      });
    });
  }
  get networkAcl(): TierNetworkAcl {
    return this.once("NetworkAcl", () => this.isolatedSubnets.addNetworkAcl());
  }
  get interfaceEndpoint(): InterfaceEndpoint {
    return this.once("InterfaceEndpoint", () => this.vpc.addInterfaceEndpoint("ssm", { subnets: this.privateSubnets }));
  }
  get securityGroup(): SecurityGroup {
    return this.once("SecurityGroup", (id) => new SecurityGroup(this.stack, id, { vpcId: this.vpc.vpcId }));
  }
  get peering(): VpcPeeringConnection {
    return this.once("Peering", (id) => {
      return new VpcPeeringConnection(this.stack, id, { vpcId: this.vpc.vpcId, peerVpcId: "vpc-0a1b2c3d4e5f60718" });
    });
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
  get volume(): EbsVolume {
    return this.once("Volume", (id) => new EbsVolume(this.stack, id, { availabilityZone: ZONES[0], size: 10 }));
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
  get rawBucket(): S3Bucket {
    return this.once("RawBucket", (id) => new S3Bucket(this.stack, id, {}));
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
  get topic(): SnsTopic {
    return this.once("Topic", (id) => new SnsTopic(this.stack, id, {}));
  }
  get queue(): SqsQueue {
    return this.once("Queue", (id) => new SqsQueue(this.stack, id, {}));
  }
  get alarm(): CloudwatchMetricAlarm {
    return this.once("Alarm", (id) => {
      const threshold = { comparisonOperator: "GreaterThanThreshold", evaluationPeriods: 1, threshold: 1 };
      const metric = { namespace: "AWS/SQS", metricName: "NumberOfMessagesSent", period: 60, statistic: "Sum" };
      return new CloudwatchMetricAlarm(this.stack, id, { alarmName: "messages", ...threshold, ...metric });
    });
  }
  get logGroup(): CloudwatchLogGroup {
    return this.once("LogGroup", (id) => new CloudwatchLogGroup(this.stack, id, { name: "/shop/orders" }));
  }
  get lambda(): LambdaFunction {
    return this.once("Lambda", (id) => {
      const code = {
        handler: "index.handler",
        runtime: "nodejs22.x",
        s3Bucket: "code-of-the-shop",
        s3Key: "orders.zip",
      };
      return new LambdaFunction(this.stack, id, { functionName: "orders", role: this.rawRole.arn, ...code });
    });
  }
  get tagSchema(): TagSchema {
    return defineTagSchema({ required: ["owner"] });
  }
  get tagPolicyDocument(): TagPolicyDocument {
    return tagPolicy(this.tagSchema);
  }
  /** Known at apply only, and with a default value, so that a plan needs no input. */
  get text(): TerraformVariable {
    return this.once("text", (id) => new TerraformVariable(this.stack, id, { type: "string", default: "blue" }));
  }
  get count(): TerraformVariable {
    return this.once("count_", (id) => new TerraformVariable(this.stack, id, { type: "number", default: 7 }));
  }
  get names(): TerraformVariable {
    return this.once(
      "names",
      (id) => new TerraformVariable(this.stack, id, { type: "list(string)", default: ["blue"] }),
    );
  }

  private readonly made = new Map<string, unknown>();

  private once<T>(id: string, make: (id: string) => T): T {
    if (!this.made.has(id)) this.made.set(id, make(id));
    return this.made.get(id) as T;
  }
}
