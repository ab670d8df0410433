import { Synthesized } from "@plinth/testing";
import type { MonitoringModule, Subscriber } from "../src";
import { alarms, monitored, refusal, Thing } from "./thing";

const QUEUE = { arn: "arn:aws:sqs:us-east-1:123456789012:alarms", url: "https://sqs.us-east-1.amazonaws.com/1/alarms" };
const FUNCTION = { arn: "arn:aws:lambda:us-east-1:123456789012:function:tell", functionName: "tell" };
const OPS_ITEM = "arn:aws:ssm:us-east-1:123456789012:opsitem:2#CATEGORY=Availability";
const TOPIC = "${aws_sns_topic.Monitoring_Topic_8F26FAED.arn}";
const PAGES = "${aws_sns_topic.Monitoring_PageTopic_DA73834B.arn}";

const heard = (...subscribers: Subscriber[]) =>
  monitored((monitoring, scope) => {
    for (const [index, subscriber] of subscribers.entries())
      monitoring.notify(`Subscriber${"ABCD"[index]}`, subscriber);
    monitoring.watch(new Thing(scope, "Database"), {}, { severity: { storage: "page" } });
  });

describe("who is told", () => {
  test("a webhook over HTTPS, that confirms itself or does not, or over HTTP", () => {
    const made = heard(
      { webhook: "https://pager.example.com/1", confirmsItself: true },
      { webhook: "https://chat.example.com" },
      { webhook: "http://plain.example.com" },
    );
    const [pager, chat, plain] = Object.values(made.all("aws_sns_topic_subscription"));
    expect(pager).toMatchObject({
      protocol: "https",
      endpoint: "https://pager.example.com/1",
      endpoint_auto_confirms: true,
    });
    expect(chat.endpoint_auto_confirms).toBeUndefined();
    expect(plain).toMatchObject({ protocol: "http", endpoint: "http://plain.example.com" });
  });

  test("a function, which the topic alone may call", () => {
    const made = heard({ function: FUNCTION });
    expect(made.the("aws_sns_topic_subscription")).toMatchObject({ protocol: "lambda", endpoint: FUNCTION.arn });
    expect(made.the("aws_lambda_permission")).toMatchObject({ principal: "sns.amazonaws.com", source_arn: TOPIC });
  });

  test("a queue, which the topic alone may write to, over TLS only", () => {
    const made = heard({ queue: QUEUE });
    expect(made.the("aws_sns_topic_subscription")).toMatchObject({ protocol: "sqs", endpoint: QUEUE.arn });
    const [allow, deny] = Synthesized.json(made.the("aws_sqs_queue_policy").policy).Statement;
    expect(allow).toMatchObject({ Effect: "Allow", Condition: { ArnEquals: { "aws:SourceArn": TOPIC } } });
    expect(deny).toMatchObject({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } });
  });

  test("an e-mail address, by a name of its own", () => {
    expect(heard({ email: "ops@example.com" }).the("aws_sns_topic_subscription")).toMatchObject({ protocol: "email" });
  });
});

describe("severity", () => {
  test("the first topic hears everything, and there is no other while nobody hears only pages", () => {
    const made = heard({ email: "ops@example.com" });
    expect(Object.keys(made.all("aws_sns_topic"))).toEqual(["Monitoring_Topic_8F26FAED"]);
    expect(alarms(made).FreeStorageSpace.alarm_actions).toEqual([TOPIC]);
  });

  test("pages go to a topic of their own too, in whatever order it is said", () => {
    const pager: Subscriber = { webhook: "https://pager.example.com", severity: "page" };
    const before = heard(pager);
    const after = monitored((monitoring, scope) => {
      monitoring.watch(new Thing(scope, "Database"), {}, { severity: { storage: "page" } });
      monitoring.notify("SubscriberA", pager);
    });
    for (const made of [before, after]) {
      expect(alarms(made).FreeStorageSpace).toMatchObject({
        alarm_actions: [TOPIC, PAGES],
        ok_actions: [TOPIC, PAGES],
      });
      expect(alarms(made).CPUUtilization).toMatchObject({ alarm_actions: [TOPIC], ok_actions: [TOPIC] });
      expect(made.the("aws_sns_topic_subscription").topic_arn).toBe(PAGES);
    }
    expect(before.addresses).toEqual(after.addresses);
  });

  test("the topic for pages is encrypted with the same key, and as closed", () => {
    const made = heard({ webhook: "https://pager.example.com", severity: "page" });
    const [pages, topic] = Object.values(made.all("aws_sns_topic"));
    expect([pages.name, pages.kms_master_key_id]).toEqual(["test-monitoring-pages", topic.kms_master_key_id]);
    const policies = Object.values(made.all("aws_sns_topic_policy")).map(
      ({ policy }) => Synthesized.json(policy).Statement,
    );
    expect(policies.map((statements) => statements.map(({ Sid }: { Sid: string }) => Sid))).toEqual([
      ["Alarms", "OnlyTls"],
      ["Alarms", "OnlyTls"],
    ]);
  });

  test("an action is done when an alarm starts, and not when it ends", () => {
    const made = heard({ action: OPS_ITEM, severity: "page" });
    expect(alarms(made).FreeStorageSpace).toMatchObject({ alarm_actions: [TOPIC, OPS_ITEM], ok_actions: [TOPIC] });
    expect(alarms(made).CPUUtilization.alarm_actions).toEqual([TOPIC]);
  });
});

test("addresses of subscribers are the contract", () => {
  const made = heard(
    { webhook: "https://pager.example.com", severity: "page" },
    { queue: QUEUE },
    { function: FUNCTION },
    { email: "ops@example.com" },
  );
  expect(made.addresses.filter((address) => /Subscriber|Page/.test(address))).toMatchInlineSnapshot(`
[
  "aws_lambda_permission.Monitoring_Subscriber-SubscriberC_Permission_E82A9680",
  "aws_sns_topic.Monitoring_PageTopic_DA73834B",
  "aws_sns_topic_policy.Monitoring_PageTopicPolicy_CC1395B6",
  "aws_sns_topic_subscription.Monitoring_Subscriber-SubscriberA_10EC34B9",
  "aws_sns_topic_subscription.Monitoring_Subscriber-SubscriberB_B5B1E429",
  "aws_sns_topic_subscription.Monitoring_Subscriber-SubscriberC_8970AB64",
  "aws_sns_topic_subscription.Monitoring_Subscriber-SubscriberD_D9C7A4AA",
  "aws_sqs_queue_policy.Monitoring_Subscriber-SubscriberB_QueuePolicy_FB40AA80",
]
`);
});

describe("refusals", () => {
  test.each<[Subscriber, string]>([
    [{ email: "ops@example" }, 'email must be an e-mail address, got "ops@example"'],
    [{ webhook: "chat.example.com" }, 'webhook must begin with https:// or http://, got "chat.example.com"'],
    [
      { queue: { ...QUEUE, arn: `${QUEUE.arn}.fifo` } },
      `queue.arn must be the ARN of a standard queue, got "${QUEUE.arn}.fifo"`,
    ],
    [
      { action: FUNCTION.arn },
      `action must be the ARN of an OpsItem or of a response plan of Systems Manager, got "${FUNCTION.arn}"`,
    ],
  ])("%j", (subscriber, sentence) => {
    expect(refusal((monitoring) => monitoring.notify("Ops", subscriber))).toBe(`  - ${sentence}`);
  });

  test("a name that is taken or none", () => {
    const twice = (monitoring: MonitoringModule) => {
      for (const email of ["a@example.com", "b@example.com"]) monitoring.notify("Ops", { email });
    };
    expect(refusal(twice)).toBe('  - id must be new, got "Ops"');
    expect(refusal((monitoring) => monitoring.notify("1", { email: "a@example.com" }))).toBe(
      '  - id must be a letter and up to 63 letters, digits and "_-", got "1"',
    );
  });
});
