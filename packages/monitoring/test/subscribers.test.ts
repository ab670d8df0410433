import { Synthesized, statementRows } from "@plinth/testing";
import type { LogReceiver, MonitoringModule, Subscriber } from "../src";
import { monitored, refusal, Thing } from "./thing";

const account = (rest: string) => `arn:aws:${rest.replace("::", ":us-east-1:123456789012:")}`;
const QUEUE = { arn: account("sqs::alarms"), url: "https://sqs.us-east-1.amazonaws.com/1/alarms" };
const FUNCTION = { arn: account("lambda::function:tell"), functionName: "tell" };
const ROLE = { arn: "arn:aws:iam::123456789012:role/to-firehose" };
const logGroup = { name: "/web" };

const notified = (subscriber: Subscriber) => (monitoring: MonitoringModule) => monitoring.notify("Ops", subscriber);
const forwarded = (to: LogReceiver) => (monitoring: MonitoringModule) =>
  monitoring.forwardLogs("Far", { logGroup, to });
type Speak = (monitoring: MonitoringModule) => unknown;

/** Of each, values that are valid, and others that almost are; a valid value with something before or after it is none. */
test.each<[string, string, (value: string) => Speak, string[], string[]]>([
  [
    "email",
    "be an e-mail address",
    (email) => notified({ email }),
    ["ops@example.com", "on-call+shop@a.b.example.com", "o@e.c"],
    ["", "ops", "ops@example", "@example.com", "ops@examplecom", "a@b@c.com", "ops@example."],
  ],
  [
    "webhook",
    "begin with https:// or http://",
    (webhook) => notified({ webhook }),
    ["https://pager.example.com/1?key=a", "https://a", "http://chat.example.com"],
    ["", "https://", "http://", "ftp://chat.example.com", "https:/a", "HTTPS://a"],
  ],
  [
    "queue.arn",
    "be the ARN of a standard queue",
    (arn) => notified({ queue: { ...QUEUE, arn } }),
    [QUEUE.arn, "arn:aws-cn:sqs:us-east-1:123456789012:a.fifo.b"],
    ["", "alarms", `${QUEUE.arn}.fifo`, account("sns::alarms"), "arn:aws:sqs:"],
  ],
  [
    "action",
    "be the ARN of an OpsItem or of a response plan of Systems Manager",
    (action) => notified({ action }),
    [account("ssm::opsitem:2#CATEGORY=Cost"), "arn:aws:ssm-incidents::123456789012:response-plan/web"],
    ["", FUNCTION.arn, "arn:aws:ssm:", account("ssm-contacts::contact/web")],
  ],
  [
    "to.streamArn",
    "be the ARN of a stream",
    (streamArn) => forwarded({ streamArn, role: ROLE }),
    [account("kinesis::stream/logs"), account("firehose::deliverystream/logs")],
    ["", FUNCTION.arn, "arn:aws:kinesis:", account("kinesisanalytics::application/a")],
  ],
  [
    "to.destinationArn",
    "be the ARN of a destination of CloudWatch Logs",
    (destinationArn) => forwarded({ destinationArn }),
    [account("logs::destination:far"), "arn:aws-us-gov:logs:us-gov-west-1:123456789012:destination:a:b"],
    ["", account("logs::log-group:far"), account("logs::destination:"), account("sns::destination:far")],
  ],
  [
    "id",
    'be a letter and up to 99 letters, digits and "_-"',
    (id) => (monitoring) => monitoring.watchLogs(id, { logGroup, pattern: "ERROR" }),
    ["a", "Web-Errors_5", `Z${"x".repeat(99)}`],
    ["", "1a", "_a", "a.b", "a b", `Z${"x".repeat(100)}`],
  ],
  [
    "kinds[0]",
    "be a kind of data, with its country where it has one",
    (kind) => (monitoring) => monitoring.maskPersonalData("Web", { logGroup, kinds: [kind as "Name"] }),
    ["Name", "Ab", "PhoneNumber-US", "BankAccountNumber-DE"],
    ["", "A", "name", "Name-", "Name-u", "Name-us", "Name-USA", "Name2", "US-Name", "Name US"],
  ],
  [
    "query",
    "have 1 to 10000 characters",
    (query) => (monitoring) => monitoring.addQuery("Slow", { logGroups: [logGroup], query }),
    ["l", "fields @message\n| limit 1", " limit 1 ", `l${" ".repeat(9999)}`],
    ["", " ", "\n\t", "l".repeat(10_001)],
  ],
  [
    "pattern",
    "have at most 1024 characters",
    (pattern) => (monitoring) =>
      monitoring.forwardLogs("Far", { logGroup, to: { destinationArn: account("logs::destination:far") }, pattern }),
    ["", "ERROR", "two\nlines", "x".repeat(1024)],
    ["x".repeat(1025)],
  ],
])("%s must %s: all its forms are accepted, and nothing else", (prop, rule, speak, valid, invalid) => {
  for (const value of valid) expect(() => monitored((monitoring) => speak(value)(monitoring))).not.toThrow();
  const around = ["query", "pattern"].includes(prop) ? [] : valid.flatMap((value) => [`! ${value}`, `${value} !`]);
  for (const value of [...invalid, ...around])
    expect(refusal((monitoring) => speak(value)(monitoring))).toContain(`  - ${prop} must ${rule}, got "`);
});

test.each(["a", "A_b-9", "x".repeat(200)])("a module can be called %s, and so are its topic and dashboard", (name) => {
  const made = monitored((monitoring, scope) => monitoring.watch(new Thing(scope, "Web")), { name });
  expect(made.the("aws_sns_topic").name).toBe(name);
  expect(made.the("aws_cloudwatch_dashboard").dashboard_name).toBe(name);
});

test.each(["", "a b", "a.b", "! a", "a !", "x".repeat(201)])("a module cannot be called %j", (name) => {
  expect(refusal(() => {}, { name })).toContain('  - name must have 1 to 200 letters, digits and "_-", got "');
});

test("a queue lets the topic alone write, and nobody without TLS", () => {
  const rows = statementRows(monitored(notified({ queue: QUEUE }))).filter((row) => row.includes("queue_policy"));
  expect(rows.map((row) => row.replace(/^.*policy: /, ""))).toEqual([
    `Alarms Allow {"Service":["sns.amazonaws.com"]} sqs:SendMessage on ${QUEUE.arn} if {"ArnEquals":{"aws:SourceArn":"\${aws_sns_topic.Monitoring_Topic_8F26FAED.arn}"}}`,
    `OnlyTls Deny {"AWS":["*"]} sqs:SendMessage on ${QUEUE.arn} if {"Bool":{"aws:SecureTransport":"false"}}`,
  ]);
});

test("the topic and its key let CloudWatch in for this account, and nobody without TLS", () => {
  const rows = statementRows(monitored(() => {})).map((row) => row.replaceAll(/\$\{[^}]*\}/g, "…"));
  expect(rows.map((row) => row.replace(/^.*policy: /, ""))).toEqual([
    'EnableIamPolicies Allow {"AWS":["arn:…:iam::…:root"]} kms:* on *',
    'Alarms Allow {"Service":["cloudwatch.amazonaws.com"]} kms:Decrypt kms:GenerateDataKey* on * if {"StringEquals":{"aws:SourceAccount":"…"}}',
    'Alarms Allow {"Service":["cloudwatch.amazonaws.com"]} sns:Publish on … if {"StringEquals":{"aws:SourceAccount":"…"}}',
    'OnlyTls Deny {"AWS":["*"]} sns:Publish on … if {"Bool":{"aws:SecureTransport":"false"}}',
  ]);
  expect(monitored(() => {}).the("aws_kms_key").description).toBe("Alarms of test/Monitoring");
});

test("a function is called by the topic, or by CloudWatch Logs, and by nothing else", () => {
  const permission = (speak: Speak) => monitored((monitoring) => speak(monitoring)).the("aws_lambda_permission");
  expect(permission(notified({ function: FUNCTION }))).toEqual({
    action: "lambda:InvokeFunction",
    function_name: "tell",
    principal: "sns.amazonaws.com",
    source_arn: "${aws_sns_topic.Monitoring_Topic_8F26FAED.arn}",
  });
  expect(permission(forwarded({ function: FUNCTION }))).toEqual({
    action: "lambda:InvokeFunction",
    function_name: "tell",
    principal: "logs.amazonaws.com",
    source_account: expect.stringContaining("aws_caller_identity"),
  });
});

test("what is masked is told by a policy as CloudWatch Logs reads it, with findings or without", () => {
  const policy = (findings?: { name: string }) =>
    Synthesized.json(
      monitored((monitoring) => {
        monitoring.maskPersonalData("Web", { logGroup, kinds: ["Name", "PhoneNumber-US"], findings });
      }).the("aws_cloudwatch_log_data_protection_policy").policy_document,
    );
  const DataIdentifier = ["Name", "PhoneNumber-US"].map((kind) =>
    expect.stringMatching(new RegExp(`^arn:\\S+:dataprotection::aws:data-identifier/${kind}$`)),
  );
  expect(policy()).toEqual({
    Name: "personal-data",
    Version: "2021-06-01",
    Statement: [
      { Sid: "Audit", DataIdentifier, Operation: { Audit: { FindingsDestination: {} } } },
      { Sid: "Mask", DataIdentifier, Operation: { Deidentify: { MaskConfig: {} } } },
    ],
  });
  expect(policy({ name: "/found" }).Statement[0].Operation.Audit.FindingsDestination).toEqual({
    CloudWatchLogs: { LogGroup: "/found" },
  });
});

describe("an alarm that has 5 actions", () => {
  const full = (monitoring: MonitoringModule) => {
    for (const index of [1, 2, 3, 4]) monitoring.notify(`A${index}`, { action: account(`ssm::opsitem:${index}`) });
  };
  const withPages = (monitoring: MonitoringModule) => {
    monitoring.notify("Pager", { email: "a@example.com", severity: "page" });
    for (const index of [1, 2, 3]) monitoring.notify(`A${index}`, { action: account(`ssm::opsitem:${index}`) });
  };

  test("can be heard by more, as long as no topic or action is added to it", () => {
    const more = (fill: Speak, severity: "page" | "ticket") => () =>
      monitored((monitoring) => {
        fill(monitoring);
        monitoring.notify("More", { email: "b@example.com", severity });
      });
    expect(more(full, "ticket")).not.toThrow();
    expect(more(withPages, "ticket")).not.toThrow();
    expect(more(withPages, "page")).not.toThrow();
    expect(more(full, "page")).toThrow("an alarm must have at most 5 actions, topics among them");
  });

  test("cannot do a further one", () => {
    for (const fill of [full, withPages])
      expect(
        refusal((monitoring) => {
          fill(monitoring);
          monitoring.notify("More", { action: account("ssm::opsitem:9"), severity: "page" });
        }),
      ).toBe("  - an alarm must have at most 5 actions, topics among them");
  });
});
