import { MonitoringModule } from "@plinth/monitoring";
import { alarmRows, chartRows } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { fleet, single } from "./fleet";

const monitoring = (stack: TerraformStack) => new MonitoringModule(stack, "Monitoring", { environment: "dev" });

test("a fleet has these alarms and charts", () => {
  const made = fleet({ minSize: 2, maxSize: 4 }, (web, stack) => monitoring(stack).watch(web));
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-web-atmaximum: AWS/AutoScaling GroupDesiredCapacity AutoScalingGroupName=\${aws_autoscaling_group.Web.name} Minimum/60 > 3, 30 of 30, missing data: notBreaching",
  "test-monitoring-alarms-web-cpu: AWS/EC2 CPUUtilization AutoScalingGroupName=\${aws_autoscaling_group.Web.name} Average/300 > 85, 3 of 3, missing data: missing",
  "test-monitoring-alarms-web-disk: CWAgent disk_used_percent AutoScalingGroupName=\${aws_autoscaling_group.Web.name} Maximum/300 > 85, 3 of 3, missing data: missing",
  "test-monitoring-alarms-web-instances: AWS/AutoScaling GroupInServiceInstances AutoScalingGroupName=\${aws_autoscaling_group.Web.name} Minimum/60 < 2, 15 of 15, missing data: breaching",
  "test-monitoring-alarms-web-launchfailures: AWS/Events MatchedEvents RuleName=\${aws_cloudwatch_event_rule.Web_LaunchFailures_264A5B65.name} Sum/300 > 0, 1 of 1, missing data: notBreaching",
  "test-monitoring-alarms-web-memory: CWAgent mem_used_percent AutoScalingGroupName=\${aws_autoscaling_group.Web.name} Average/300 > 90, 3 of 3, missing data: breaching",
  "test-monitoring-alarms-web-refreshfailures: AWS/Events MatchedEvents RuleName=\${aws_cloudwatch_event_rule.Web_RefreshFailures_6C919AE1.name} Sum/300 > 0, 1 of 1, missing data: notBreaching",
  "test-monitoring-alarms-web-statuschecks: AWS/EC2 StatusCheckFailed AutoScalingGroupName=\${aws_autoscaling_group.Web.name} Maximum/60 > 0, 5 of 5, missing data: missing",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "CPU of Web [Percent]: AWS/EC2 CPUUtilization AutoScalingGroupName \${aws_autoscaling_group.Web.name} Average/300, ticket above 85 % (85)",
  "Memory of Web [Percent]: CWAgent mem_used_percent AutoScalingGroupName \${aws_autoscaling_group.Web.name} Average/300, ticket above 90 % (90)",
  "Fullest disk of Web [Percent]: CWAgent disk_used_percent AutoScalingGroupName \${aws_autoscaling_group.Web.name} Maximum/300, ticket above 85 % (85)",
  "Failed status checks of Web [Count]: AWS/EC2 StatusCheckFailed AutoScalingGroupName \${aws_autoscaling_group.Web.name} Maximum/60, ticket above 0 (0)",
  "Instances of Web in service [Count]: AWS/AutoScaling GroupInServiceInstances AutoScalingGroupName \${aws_autoscaling_group.Web.name} Minimum/60, ticket below 2 (2)",
  "Instances that Web wants [Count]: AWS/AutoScaling GroupDesiredCapacity AutoScalingGroupName \${aws_autoscaling_group.Web.name} Minimum/60, ticket above 3 (3)",
  "Failed refreshes of Web [Count]: AWS/Events MatchedEvents RuleName \${aws_cloudwatch_event_rule.Web_RefreshFailures_6C919AE1.name} Sum/300, ticket above 0 (0)",
  "Failed launches of Web [Count]: AWS/Events MatchedEvents RuleName \${aws_cloudwatch_event_rule.Web_LaunchFailures_264A5B65.name} Sum/300, ticket above 0 (0)",
]
`);
});

test("a fleet that may be empty may be silent", () => {
  const made = fleet({ minSize: 0, maxSize: 1 }, (web, stack) => monitoring(stack).watch(web));
  expect(alarmRows(made).filter((row) => /-(memory|instances|atmaximum):/.test(row))).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-web-atmaximum: AWS/AutoScaling GroupDesiredCapacity AutoScalingGroupName=\${aws_autoscaling_group.Web.name} Minimum/60 > 0, 30 of 30, missing data: notBreaching",
  "test-monitoring-alarms-web-instances: AWS/AutoScaling GroupInServiceInstances AutoScalingGroupName=\${aws_autoscaling_group.Web.name} Minimum/60 < 0, 15 of 15, missing data: breaching",
  "test-monitoring-alarms-web-memory: CWAgent mem_used_percent AutoScalingGroupName=\${aws_autoscaling_group.Web.name} Average/300 > 90, 3 of 3, missing data: missing",
]
`);
});

test("an instance has these alarms and charts", () => {
  const made = single({}, (wiki, stack) => monitoring(stack).watch(wiki));
  expect(alarmRows(made)).toMatchInlineSnapshot(`
[
  "test-monitoring-alarms-wiki-cpu: AWS/EC2 CPUUtilization InstanceId=\${aws_instance.Wiki.id} Average/300 > 85, 3 of 3, missing data: missing",
  "test-monitoring-alarms-wiki-disk: CWAgent disk_used_percent InstanceId=\${aws_instance.Wiki.id} Maximum/300 > 85, 3 of 3, missing data: missing",
  "test-monitoring-alarms-wiki-memory: CWAgent mem_used_percent InstanceId=\${aws_instance.Wiki.id} Average/300 > 90, 3 of 3, missing data: breaching",
  "test-monitoring-alarms-wiki-statuschecks: AWS/EC2 StatusCheckFailed InstanceId=\${aws_instance.Wiki.id} Maximum/60 > 0, 5 of 5, missing data: missing",
  "test-monitoring-alarms-wiki-volumechecks: AWS/EC2 StatusCheckFailed_AttachedEBS InstanceId=\${aws_instance.Wiki.id} Maximum/60 > 0, 5 of 5, missing data: missing",
]
`);
  expect(chartRows(made)).toMatchInlineSnapshot(`
[
  "CPU of Wiki [Percent]: AWS/EC2 CPUUtilization InstanceId \${aws_instance.Wiki.id} Average/300, ticket above 85 % (85)",
  "Memory of Wiki [Percent]: CWAgent mem_used_percent InstanceId \${aws_instance.Wiki.id} Average/300, ticket above 90 % (90)",
  "Fullest disk of Wiki [Percent]: CWAgent disk_used_percent InstanceId \${aws_instance.Wiki.id} Maximum/300, ticket above 85 % (85)",
  "Failed status checks of Wiki [Count]: AWS/EC2 StatusCheckFailed InstanceId \${aws_instance.Wiki.id} Maximum/60, ticket above 0 (0)",
  "Failed checks of the volumes of Wiki [Count]: AWS/EC2 StatusCheckFailed_AttachedEBS InstanceId \${aws_instance.Wiki.id} Maximum/60, ticket above 0 (0)",
]
`);
});
