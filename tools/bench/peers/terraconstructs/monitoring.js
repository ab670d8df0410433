const { SnsTopic } = require("@cdktf/provider-aws/lib/sns-topic");
const { SnsTopicPolicy } = require("@cdktf/provider-aws/lib/sns-topic-policy");
const { SnsTopicSubscription } = require("@cdktf/provider-aws/lib/sns-topic-subscription");
const { Construct } = require("constructs");
const { Duration, aws } = require("terraconstructs");
const { alarmsOf } = require("./alarms");

const { cloudwatch, iam, notify } = aws;

const FAILURES = {
  LaunchFailures: ["EC2 Instance Launch Unsuccessful"],
  RefreshFailures: ["EC2 Auto Scaling Instance Refresh Failed", "EC2 Auto Scaling Instance Refresh Rollback"],
};

/** Who hears of what goes wrong: a topic (of the provider), alarms, and a dashboard with a graph for each. */
class Monitoring extends Construct {
  constructor(scope, id, { key, vpc, web, api, database, backup }) {
    super(scope, id);
    const topic = this.topic(key);
    const failures = Object.entries(FAILURES).map(([name, detailType]) => {
      const detail = { AutoScalingGroupName: [web.fleet.group.name] };
      return new notify.Rule(this, name, { eventPattern: { source: ["aws.autoscaling"], detailType, detail } });
    });
    const errors = new cloudwatch.MetricFilter(this, "WebErrors", {
      logGroup: web.logGroup,
      metricNamespace: "web-platform-prod",
      metricName: "WebErrors",
      filterPattern: cloudwatch.FilterPattern.literal("ERROR"),
      defaultValue: 0,
      unit: cloudwatch.Unit.COUNT,
    });
    const alarms = alarmsOf({ vpc, web, api, database, backup, failures, errors });
    const action = { bind: () => ({ alarmActionArn: topic.arn }) };
    const made = Object.entries(alarms).map(([name, { metric, below, threshold, periods = 3 }]) => {
      const alarm = metric.createAlarm(this, name, {
        threshold,
        evaluationPeriods: periods,
        comparisonOperator: below
          ? cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD
          : cloudwatch.ComparisonOperator.GREATER_THAN_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
    const dashboard = new cloudwatch.Dashboard(this, "Dashboard", {
      dashboardName: "web-platform-prod",
      defaultInterval: Duration.hours(3),
    });
    dashboard.addWidgets(new cloudwatch.AlarmStatusWidget(this, { title: "Alarms", alarms: made, width: 24 }));
    const graphs = Object.entries(alarms).map(([title, { metric }]) => {
      return new cloudwatch.GraphWidget(this, { title, left: [metric], width: 8 });
    });
    dashboard.addWidgets(...graphs);
  }

  topic(key) {
    const topic = new SnsTopic(this, "Topic", { name: "web-platform-prod-alarms", kmsMasterKeyId: key.keyArn });
    const publish = new iam.PolicyDocument(this, "Publish", {
      statement: [
        new iam.PolicyStatement({
          principals: [new iam.ServicePrincipal("cloudwatch.amazonaws.com")],
          actions: ["sns:Publish"],
          resources: [topic.arn],
        }),
      ],
    });
    new SnsTopicPolicy(this, "TopicPolicy", { arn: topic.arn, policy: publish.json });
    for (const [name, endpoint] of Object.entries({
      Platform: "platform@example.com",
      OnCall: "on-call@example.com",
    })) {
      new SnsTopicSubscription(this, name, { topicArn: topic.arn, protocol: "email", endpoint });
    }
    return topic;
  }
}

module.exports = { Monitoring };
