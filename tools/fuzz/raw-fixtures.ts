import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { EbsVolume } from "@cdktf/provider-aws/lib/ebs-volume";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { policyDocument } from "@plinth/core";
import { type TerraformStack, TerraformVariable } from "cdktf";

export const ZONES = ["us-east-1a", "us-east-1b", "us-east-1c"];
const TRUST = policyDocument([
  { actions: ["sts:AssumeRole"], resources: [], principals: { Service: ["ec2.amazonaws.com"] } },
]);

/** Raw resources, and values that are known at apply only. */
export class RawFixtures {
  constructor(public readonly stack: TerraformStack) {}

  get ireland(): AwsProvider {
    return this.once("Ireland", (id) => new AwsProvider(this.stack, id, { region: "eu-west-1", alias: "ireland" }));
  }
  get rawKey(): KmsKey {
    return this.once("RawKey", (id) => new KmsKey(this.stack, id, {}));
  }
  get rawRole(): IamRole {
    return this.once("RawRole", (id) => new IamRole(this.stack, id, { assumeRolePolicy: TRUST }));
  }
  get roleHolder(): { readonly role: IamRole } {
    return { role: this.rawRole };
  }
  get volume(): EbsVolume {
    return this.once("Volume", (id) => new EbsVolume(this.stack, id, { availabilityZone: ZONES[0], size: 10 }));
  }
  get rawBucket(): S3Bucket {
    return this.once("RawBucket", (id) => new S3Bucket(this.stack, id, {}));
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

  /** Each is made when it is first asked for. */
  protected once<T>(id: string, make: (id: string) => T): T {
    if (!this.made.has(id)) this.made.set(id, make(id));
    return this.made.get(id) as T;
  }
}
