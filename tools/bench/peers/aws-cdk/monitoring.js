const { Duration } = require("aws-cdk-lib");
const { Construct } = require("constructs");
const cloudwatch = require("aws-cdk-lib/aws-cloudwatch");
const { SnsAction } = require("aws-cdk-lib/aws-cloudwatch-actions");
const events = require("aws-cdk-lib/aws-events");
const iam = require("aws-cdk-lib/aws-iam");
const logs = require("aws-cdk-lib/aws-logs");
const sns = require("aws-cdk-lib/aws-sns");
const { EmailSubscription } = require("aws-cdk-lib/aws-sns-subscriptions");
const { alarmsOf } = require("./alarms");

const FAILURES = {
  LaunchFailures: ["EC2 Instance Launch Unsuccessful"],
  RefreshFailures: ["EC2 Auto Scaling Instance Refresh Failed", "EC2 Auto Scaling Instance Refresh Rollback"],
};

/** Who hears of what goes wrong: a topic, alarms, and a dashboard with a graph for each. */
class Monitoring extends Construct {
  constructor(scope, id, { key, vpc, web, api, database, backup }) {
    super(scope, id);
    const topic = new sns.Topic(this, "Topic", { masterKey: key });
    topic.grantPublish(new iam.ServicePrincipal("cloudwatch.amazonaws.com"));
    for (const email of ["platform@example.com", "on-call@example.com"]) {
      topic.addSubscription(new EmailSubscription(email));
    }
    const failures = Object.entries(FAILURES).map(([name, detailType]) => {
      const detail = { AutoScalingGroupName: [web.fleet.autoScalingGroupName] };
      return new events.Rule(this, name, { eventPattern: { source: ["aws.autoscaling"], detailType, detail } });
    });
    const errors = new logs.MetricFilter(this, "WebErrors", {
      logGroup: web.logGroup,
      metricNamespace: "web-platform-prod",
      metricName: "WebErrors",
      filterPattern: logs.FilterPattern.literal("ERROR"),
      defaultValue: 0,
      unit: cloudwatch.Unit.COUNT,
    });
    const alarms = alarmsOf({ vpc, web, api, database, backup, failures, errors });
    const action = new SnsAction(topic);
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
    dashboard.addWidgets(new cloudwatch.AlarmStatusWidget({ title: "Alarms", alarms: made, width: 24 }));
    const graphs = Object.entries(alarms).map(([title, { metric }]) => {
      return new cloudwatch.GraphWidget({ title, left: [metric], width: 8 });
    });
    dashboard.addWidgets(...graphs);
  }
}

module.exports = { Monitoring };
