import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Synthesized } from "@plinth/testing";
import { type MonitoringModule, TRAIL_RULES, type TrailRule } from "../src";
import { alarms, body, monitored, refusal } from "./thing";

describe("watchLogs", () => {
  const logs = (limit?: number) =>
    monitored((monitoring, scope) => {
      const logGroup = new CloudwatchLogGroup(scope, "LogGroup", { name: "/plinth/ec2/web", retentionInDays: 30 });
      monitoring.watchLogs("WebErrors", { logGroup, pattern: "ERROR", limit });
    });

  test("matching lines are counted from zero, and the first one raises the alarm", () => {
    const made = logs();
    expect(made.the("aws_cloudwatch_log_metric_filter")).toMatchObject({
      pattern: "ERROR",
      log_group_name: "${aws_cloudwatch_log_group.LogGroup.name}",
      metric_transformation: { name: "WebErrors", value: "1", default_value: "0" },
    });
    const { namespace } = made.the("aws_cloudwatch_log_metric_filter").metric_transformation;
    expect(made.the("aws_cloudwatch_metric_alarm")).toMatchObject({
      namespace,
      metric_name: "WebErrors",
      statistic: "Sum",
      threshold: 0,
      evaluation_periods: 1,
      treat_missing_data: "notBreaching",
    });
  });

  test("some errors can be borne", () => {
    expect(logs(20).the("aws_cloudwatch_metric_alarm").threshold).toBe(20);
  });

  test("the metric is on the dashboard", () => {
    expect(body(logs()).widgets.at(-1).properties.title).toBe("WebErrors in the log");
  });
});

describe("watchTrail", () => {
  const trail = (
    ...more: [limits?: Parameters<MonitoringModule["watchTrail"]>[1], options?: { severity?: "ticket" }]
  ) =>
    monitored((monitoring, scope) => {
      const logGroup = new CloudwatchLogGroup(scope, "Trail", { name: "/trail", retentionInDays: 365 });
      monitoring.watchTrail(logGroup, ...more);
    });

  test("every paragraph of section 4 of the CIS benchmark that filters a trail has one rule", () => {
    const paragraphs = Object.values<TrailRule>(TRAIL_RULES).flatMap(({ cis }) => cis?.current ?? []);
    expect(paragraphs).toEqual(Array.from({ length: 15 }, (_, index) => `4.${index + 1}`));
    const older = Object.values<TrailRule>(TRAIL_RULES).flatMap(({ cis }) => cis?.v1_2 ?? []);
    expect(older).toEqual(Array.from({ length: 14 }, (_, index) => `3.${index + 1}`));
    const controls = Object.values<TrailRule>(TRAIL_RULES).flatMap(({ control }) => control ?? []);
    expect(controls.map((control) => Number(control.replace("CloudWatch.", ""))).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 14 }, (_, index) => index + 1),
    );
  });

  test("each rule is a metric of the log and an alarm on it", () => {
    const made = trail();
    const filters = Object.values(made.all("aws_cloudwatch_log_metric_filter"));
    const metrics = filters.map(({ metric_transformation: { namespace, name } }) => `${namespace} ${name}`);
    const measured = Object.values(made.all("aws_cloudwatch_metric_alarm")).map(
      ({ namespace, metric_name }) => `${namespace} ${metric_name}`,
    );
    expect(measured.sort()).toEqual(metrics.sort());
    expect(metrics).toHaveLength(Object.keys(TRAIL_RULES).length);
    expect(filters.every(({ log_group_name }) => log_group_name === "${aws_cloudwatch_log_group.Trail.name}")).toBe(
      true,
    );
  });

  test("no pattern is longer than CloudWatch takes", () => {
    expect(Object.values(TRAIL_RULES).filter(({ pattern }) => pattern.length > 1024)).toEqual([]);
  });

  test("use of the root user wakes somebody, unless it is said otherwise", () => {
    const root = (made: ReturnType<typeof trail>) => alarms(made).rootUse.alarm_description;
    expect(root(trail())).toContain("Severity: page");
    expect(root(trail({}, { severity: "ticket" }))).toContain("Severity: ticket");
  });

  test("limits move, and false leaves the chart", () => {
    const made = alarms(trail({ unauthorizedCalls: 50, vpcChanges: false }));
    expect([made.unauthorizedCalls.threshold, made.vpcChanges]).toEqual([50, undefined]);
  });

  test("addresses of some of its parts are the contract", () => {
    const parts = trail().addresses.filter((address) => /rootUse|dyingKeyUse/.test(address));
    expect(parts).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_log_metric_filter.Monitoring_Trail_Filter-dyingKeyUse_BCCA9DC5",
  "aws_cloudwatch_log_metric_filter.Monitoring_Trail_Filter-rootUse_CA9D2DC3",
  "aws_cloudwatch_metric_alarm.Monitoring_Trail_dyingKeyUse_A88AEFEE",
  "aws_cloudwatch_metric_alarm.Monitoring_Trail_rootUse_6661396D",
]
`);
  });

  test("refused: a second trail", () => {
    const twice = (monitoring: MonitoringModule) => {
      for (const name of ["/a", "/b"]) monitoring.watchTrail({ name });
    };
    expect(refusal(twice)).toBe("  - logGroup must be the only trail, got a second one");
  });
});

describe("addQuery, forwardLogs, maskPersonalData", () => {
  const logGroup = { name: "/plinth/ec2/web" };
  const stream = "arn:aws:firehose:us-east-1:123456789012:deliverystream/logs";
  const role = { arn: "arn:aws:iam::123456789012:role/to-firehose" };
  const target = { arn: "arn:aws:lambda:us-east-1:123456789012:function:index", functionName: "index" };

  const made = monitored((monitoring, scope) => {
    const logGroup = new CloudwatchLogGroup(scope, "LogGroup", { name: "/plinth/ec2/web", retentionInDays: 30 });
    monitoring.addQuery("SlowRequests", { logGroups: [logGroup], query: "fields @message | filter ms > 1000" });
    monitoring.forwardLogs("Index", { logGroup, to: { function: target }, pattern: "ERROR" });
    monitoring.forwardLogs("Archive", { logGroup, to: { streamArn: stream, role } });
    monitoring.maskPersonalData("Web", {
      logGroup,
      kinds: ["EmailAddress", "PhoneNumber-US"],
      findings: { name: "/found" },
    });
  });

  test("a query is saved in the folder of its module", () => {
    expect(made.the("aws_cloudwatch_query_definition")).toEqual({
      name: "test/Monitoring/SlowRequests",
      log_group_names: ["${aws_cloudwatch_log_group.LogGroup.name}"],
      query_string: "fields @message | filter ms > 1000",
    });
  });

  test("lines go to a function that CloudWatch Logs of this account may call, or by a role into a stream", () => {
    const [archive, index] = Object.values(made.all("aws_cloudwatch_log_subscription_filter"));
    expect(index).toMatchObject({ destination_arn: target.arn, filter_pattern: "ERROR" });
    expect(index.depends_on).toHaveLength(1);
    expect(made.the("aws_lambda_permission")).toMatchObject({ principal: "logs.amazonaws.com" });
    expect(made.the("aws_lambda_permission").source_account).toContain("aws_caller_identity");
    expect(archive).toMatchObject({ destination_arn: stream, role_arn: role.arn, filter_pattern: "" });
  });

  test("what is masked is what is looked for, and where it was found is told without it", () => {
    const { Statement } = Synthesized.json(made.the("aws_cloudwatch_log_data_protection_policy").policy_document);
    const [audit, mask] = Statement;
    expect(audit.DataIdentifier).toEqual(mask.DataIdentifier);
    expect(mask.DataIdentifier[0]).toMatch(/:dataprotection::aws:data-identifier\/EmailAddress$/);
    expect(mask.Operation).toEqual({ Deidentify: { MaskConfig: {} } });
    expect(audit.Operation.Audit.FindingsDestination).toEqual({ CloudWatchLogs: { LogGroup: "/found" } });
  });

  test("rds#419, prov#5348: filters wait for the log group, because they name it by reference", () => {
    const text = JSON.stringify(made.document.resource);
    expect(text).not.toContain('"log_group_name":"/plinth');
    expect(text.match(/"log_group_name":"\$\{aws_cloudwatch_log_group\.LogGroup\.name\}"/g)).toHaveLength(3);
  });

  test("sst#125, serverless#10469, template-infra#529: no resource policy of CloudWatch Logs is made", () => {
    expect(made.all("aws_cloudwatch_log_resource_policy")).toEqual({});
  });

  test("every address is the one of the snapshot", () => {
    expect(made.addresses.filter((address) => /Queries|Forwards|Masks/.test(address))).toMatchInlineSnapshot(`
[
  "aws_cloudwatch_log_data_protection_policy.Monitoring_Masks_Web_D8960FDB",
  "aws_cloudwatch_log_subscription_filter.Monitoring_Forwards_Archive_7FCFD0B2",
  "aws_cloudwatch_log_subscription_filter.Monitoring_Forwards_Index_C7E2320D",
  "aws_cloudwatch_query_definition.Monitoring_Queries_SlowRequests_2F33AF7B",
  "aws_lambda_permission.Monitoring_Forwards_Index_Permission_D94EA136",
]
`);
  });

  test("refused: what CloudWatch Logs cannot take", () => {
    expect(refusal((monitoring) => monitoring.addQuery("Q", { logGroups: [], query: " " }))).toMatchInlineSnapshot(`
"  - logGroups must have at least 1 members, got 0
  - query must have 1 to 10000 characters, got " ""
`);
    const to = { streamArn: target.arn, role } as const;
    expect(
      refusal((monitoring) => monitoring.forwardLogs("F", { logGroup, to, pattern: "x".repeat(1025) })).replace(
        /x+/,
        "x",
      ),
    ).toMatchInlineSnapshot(`
"  - to.streamArn must be the ARN of a stream, got "arn:aws:lambda:us-east-1:123456789012:function:index"
  - pattern must have at most 1024 characters, got "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"
`);
    const kinds = ["EmailAddress", "phone-us"] as const;
    expect(refusal((monitoring) => monitoring.maskPersonalData("M", { logGroup, kinds }))).toMatchInlineSnapshot(
      `"  - kinds[1] must be a kind of data, with its country where it has one, got "phone-us""`,
    );
    const twice = (monitoring: MonitoringModule) => {
      for (const query of ["limit 1", "limit 2"]) monitoring.addQuery("Q", { logGroups: [logGroup], query });
    };
    expect(refusal(twice)).toBe('  - id must be new, got "Q"');
  });
});
