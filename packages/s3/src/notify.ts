import { LambdaPermission } from "@cdktf/provider-aws/lib/lambda-permission";
import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import type { AwsEnvironment, Statement } from "@plinth/core";
import { dependable, type ITerraformDependable } from "cdktf";
import type { Construct } from "constructs";
import { NOTIFY, type Notice, type NotifyOptions, noticeOf, overlapProblems } from "./event-notifications";
import { Keyed } from "./keyed";
import { resolved } from "./resolved";
import type { SequentialSettings } from "./sequential-settings";

/** Configurations of all kinds together. AWS docs, "Amazon S3 Event Notifications" quotas. */
const MAX_NOTICES = 100;

/** What became of `notify`. */
export interface Notification {
  readonly resource: S3BucketNotification;
  /** What the policy of the queue or topic must say; a function's permission is made. */
  readonly permissions: readonly Statement[];
  /** Lets the notification wait for the policy that says so, without which S3 refuses it. */
  waitFor(policy: ITerraformDependable): void;
}

/** The one notification document of a bucket. Its members are keyed by name. */
export class Notifications {
  public resource: S3BucketNotification | undefined;
  private readonly notices: Keyed<Notice>;
  private readonly awaited = new Set<string>();

  constructor(
    private readonly scope: Construct & { readonly bucket: S3Bucket; readonly arn: string },
    private readonly chain: SequentialSettings,
    private readonly aws: AwsEnvironment,
    private readonly eventBridge: boolean,
  ) {
    this.notices = new Keyed(scope, "notification", MAX_NOTICES);
    if (eventBridge) this.document();
  }

  notify(name: string, options: NotifyOptions): Notification {
    const notice = noticeOf(this.notices.parse("notify", name, NOTIFY, options));
    this.notices.add("notify", name, notice, { problems: overlapProblems(notice, this.notices.others(name)) });
    const resource = this.document();
    const waitFor = (policy: ITerraformDependable) => this.waitFor(resource, policy);
    if (notice.kind === "lambdaFunction") waitFor(this.invocation(name, notice.arn));
    return { resource, permissions: this.permissionsFor(notice), waitFor };
  }

  private document(): S3BucketNotification {
    const { scope, eventBridge } = this;
    this.resource ??= this.chain.add(
      (common) => new S3BucketNotification(scope, "Notification", { ...common, eventbridge: eventBridge || undefined }),
    );
    const of = (kind: Notice["kind"]) => this.notices.sorted.filter(([, notice]) => notice.kind === kind);
    const common = (id: string, { events, filterPrefix, filterSuffix }: Notice) => ({
      id,
      events: [...events],
      filterPrefix,
      filterSuffix,
    });
    const functions = of("lambdaFunction").map(([id, notice]) => ({
      ...common(id, notice),
      lambdaFunctionArn: notice.arn,
    }));
    const queues = of("queue").map(([id, notice]) => ({ ...common(id, notice), queueArn: notice.arn }));
    const topics = of("topic").map(([id, notice]) => ({ ...common(id, notice), topicArn: notice.arn }));
    if (functions.length > 0) this.resource.putLambdaFunction(functions);
    if (queues.length > 0) this.resource.putQueue(queues);
    if (topics.length > 0) this.resource.putTopic(topics);
    return this.resource;
  }

  private waitFor(resource: S3BucketNotification, policy: ITerraformDependable): void {
    const address = resolved(this.scope, dependable(policy));
    if (this.awaited.has(address)) return;
    this.awaited.add(address);
    resource.dependsOn = [...(resource.dependsOn ?? []), address];
  }

  /** AWS docs, "Granting permissions to publish event notification messages to a destination". */
  private invocation(name: string, functionArn: string): LambdaPermission {
    const { scope, aws } = this;
    const id = `Invoke-${name}`;
    return (
      (scope.node.tryFindChild(id) as LambdaPermission | undefined) ??
      new LambdaPermission(scope, id, {
        functionName: functionArn,
        action: "lambda:InvokeFunction",
        principal: "s3.amazonaws.com",
        sourceArn: scope.arn,
        sourceAccount: aws.accountId,
      })
    );
  }

  private permissionsFor({ kind, arn }: Notice): readonly Statement[] {
    if (kind === "lambdaFunction") return [];
    const { accountId } = this.aws;
    return [
      {
        principals: { Service: ["s3.amazonaws.com"] },
        actions: [kind === "queue" ? "sqs:SendMessage" : "sns:Publish"],
        resources: [arn],
        conditions: { StringEquals: { "aws:SourceAccount": accountId }, ArnLike: { "aws:SourceArn": this.scope.arn } },
      },
    ];
  }
}
