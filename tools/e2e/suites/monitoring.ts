import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { KinesisStream } from "@cdktf/provider-aws/lib/kinesis-stream";
import { LambdaFunction } from "@cdktf/provider-aws/lib/lambda-function";
import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { assumedBy, type Monitorable, type Signals } from "@plinth/core";
import { MonitoringModule } from "@plinth/monitoring";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { documentOf } from "../document";
import { startEmulator } from "../emulator";
import type { Suite } from "../runner";
import { alarmsMeasure } from "./alarms";
import { destroyAll, planNothing } from "./web-platform";

/** Everything that the monitoring package can make, around a queue. */
export function monitoring(workspace: Workspace): Suite {
  return {
    name: "monitoring",
    async run(step) {
      const emulator = await startEmulator("monitoring");
      try {
        const deployment = new Deployment(workspace, emulator, "monitoring");
        deployment.takeDocument(documentOf("monitoring", (stack) => createMonitoring(stack, deployment.folder)));
        await step("applies", () => deployment.apply());
        await step("measures by its alarms what exists", () => alarmsMeasure(deployment, emulator));
        await step("plans no change", () => planNothing(deployment));
        await step("is destroyed and leaves nothing", () => destroyAll(deployment, emulator));
      } finally {
        emulator.stop();
      }
    },
  };
}

type JobsSignal = "age" | "waiting" | "failing";

/** A queue of jobs; failed ones go to a second queue. */
class Jobs extends Construct implements Monitorable<JobsSignal> {
  public readonly signals: Signals<JobsSignal>;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const failed = new SqsQueue(this, "Failed", { name: `${id.toLowerCase()}-failed` });
    const queue = new SqsQueue(this, "Default", { name: id.toLowerCase() });
    const metric = (name: string, of: SqsQueue, statistic: "Maximum" | "Sum") =>
      ({ namespace: "AWS/SQS", name, dimensions: { QueueName: of.name }, statistic, periodSeconds: 300 }) as const;
    this.signals = {
      age: {
        title: `Oldest job of ${id}`,
        metric: { ...metric("ApproximateAgeOfOldestMessage", queue, "Maximum"), unit: "Seconds" },
        limit: { above: 600, periods: 2, outOf: 3, missing: "notBreaching", severity: "page" },
      },
      waiting: {
        title: `Jobs of ${id} that wait`,
        metric: { ...metric("ApproximateNumberOfMessagesVisible", queue, "Maximum"), unit: "Count" },
        limit: { band: 2, side: "above", missing: "ignore" },
      },
      failing: {
        title: `Failed jobs of ${id}`,
        metric: metric("NumberOfMessagesSent", failed, "Sum"),
        math: {
          formula: "100 * metric / sent",
          metrics: { sent: metric("NumberOfMessagesSent", queue, "Sum") },
          unit: "Percent",
        },
        limit: { above: 5, missing: "notBreaching" },
      },
    };
  }
}

function createMonitoring(stack: TerraformStack, folder: string): void {
  const watcher = new MonitoringModule(stack, "Monitoring", {
    environment: "prod",
    emails: ["ops@example.com"],
    owner: "shop team",
    runbooks: "https://wiki.example.com/runbooks",
  });
  const alarmQueue = new SqsQueue(stack, "Alarms", { name: "alarms" });
  watcher.notify("Chat", { webhook: "https://chat.example.com/alarms" });
  watcher.notify("Pager", { webhook: "https://pager.example.com/alarms", severity: "page" });
  watcher.notify("Desk", { queue: { arn: alarmQueue.arn, url: alarmQueue.url } });
  const index = receiver(stack, folder);
  watcher.notify("Function", { function: index });
  watcher.notify("OpsItems", { action: "arn:aws:ssm:us-east-1:123456789012:opsitem:2", severity: "page" });

  const jobs = new Jobs(stack, "Jobs");
  watcher.watch(jobs, {}, { composite: true });
  watcher.watch(new Jobs(stack, "Mails"), { failing: 10 }, { composite: { suppressedBy: jobs } });
  watcher.watch(new Jobs(stack, "Exports"), { age: false });
  watcher.dashboardFor(jobs);

  const log = new CloudwatchLogGroup(stack, "Log", { name: "/shop/web", retentionInDays: 30 });
  const findings = new CloudwatchLogGroup(stack, "Findings", { name: "/shop/findings", retentionInDays: 30 });
  watcher.watchLogs("Errors", { logGroup: log, pattern: "ERROR", severity: "page" });
  watcher.watchTrail(new CloudwatchLogGroup(stack, "Trail", { name: "/trail", retentionInDays: 365 }));
  watcher.forwardLogs("Index", { logGroup: log, to: { function: index }, pattern: "ERROR" });
  const role = new IamRole(stack, "Forwarder", {
    name: "forwarder",
    assumeRolePolicy: assumedBy("logs.amazonaws.com"),
  });
  const { arn: streamArn } = new KinesisStream(stack, "Stream", { name: "logs", shardCount: 1 });
  watcher.forwardLogs("Archive", { logGroup: log, to: { streamArn, role } });
  watcher.addQuery("Errors", { logGroups: [log], query: "fields @timestamp, @message | filter @message like /ERROR/" });
  watcher.maskPersonalData("Web", { logGroup: log, kinds: ["EmailAddress", "PhoneNumber-US"], findings });
}

/** A function whose code is an archive without files. */
function receiver(stack: TerraformStack, folder: string): LambdaFunction {
  const filename = join(folder, "empty.zip");
  writeFileSync(filename, Buffer.from("PK\x05\x06".padEnd(22, "\0"), "latin1"));
  const role = new IamRole(stack, "Receiver", {
    name: "receiver",
    assumeRolePolicy: assumedBy("lambda.amazonaws.com"),
  });
  const settings = { functionName: "index", handler: "index.handler", runtime: "nodejs22.x" };
  return new LambdaFunction(stack, "Function", { ...settings, filename, role: role.arn });
}
