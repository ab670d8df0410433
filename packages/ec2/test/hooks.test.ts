import { Synthesized } from "@plinth/testing";
import type { EC2Module, HookProps } from "../src";
import { fleet } from "./fleet";

const TOPIC = "arn:aws:sns:us-east-1:123456789012:ops";
const QUEUE = "arn:aws:sqs:us-east-1:123456789012:drain";

const hook = (props: HookProps) =>
  fleet({}, (web) => web.addHook("Drain", props)).the("aws_autoscaling_lifecycle_hook");

/** Every statement of the policies whose id begins so. */
const statements = (made: Synthesized, id: string) =>
  Object.entries(made.all("aws_iam_role_policy"))
    .filter(([name]) => name.includes(`_${id}_`))
    .flatMap(([, { policy }]) => Synthesized.json(policy).Statement);

describe("hooks", () => {
  test("an instance that is not ready in time ends, one that ends does not wait longer", () => {
    expect(hook({ on: "launch" })).toMatchObject({
      name: "Drain",
      lifecycle_transition: "autoscaling:EC2_INSTANCE_LAUNCHING",
      heartbeat_timeout: 300,
      default_result: "ABANDON",
    });
    expect(hook({ on: "terminate", timeoutSeconds: 900 })).toMatchObject({
      lifecycle_transition: "autoscaling:EC2_INSTANCE_TERMINATING",
      heartbeat_timeout: 900,
      default_result: "CONTINUE",
    });
  });

  test("instances may say that they are done, in their own group only, and once for all hooks", () => {
    const made = fleet({}, (web) => {
      web.addHook("Register", { on: "launch" });
      web.addHook("Drain", { on: "terminate" });
    });
    expect(statements(made, "CompleteHooks")).toEqual([
      {
        Effect: "Allow",
        Action: ["autoscaling:CompleteLifecycleAction", "autoscaling:RecordLifecycleActionHeartbeat"],
        Resource: ["${aws_autoscaling_group.Web.arn}"],
      },
    ]);
  });

  test.each([
    [{ topicArn: TOPIC }, TOPIC, ["sns:Publish"]],
    [{ queueArn: QUEUE }, QUEUE, ["sqs:SendMessage", "sqs:GetQueueUrl"]],
  ] as const)("%j is told by a role that may do nothing else", (notify, target, actions) => {
    const made = fleet({}, (web) => web.addHook("Drain", { on: "terminate", notify, metadata: "bye" }));
    expect(made.the("aws_autoscaling_lifecycle_hook")).toMatchObject({
      notification_target_arn: target,
      notification_metadata: "bye",
      depends_on: [expect.stringMatching(/^aws_iam_role_policy.Web_HookPolicy-Drain_/)],
    });
    expect(statements(made, "HookPolicy-Drain")).toEqual([
      { Effect: "Allow", Action: [...actions], Resource: [target] },
    ]);
  });

  test("no role exceeds the boundary", () => {
    const permissionsBoundary = "arn:aws:iam::123456789012:policy/boundary";
    const made = fleet({ permissionsBoundary }, (web) =>
      web.addHook("Drain", { on: "terminate", notify: { topicArn: TOPIC } }),
    );
    const roles = Object.values(made.all("aws_iam_role"));
    expect(roles.map((role) => role.permissions_boundary)).toEqual([permissionsBoundary, permissionsBoundary]);
    expect(() => fleet({ permissionsBoundary: "boundary" })).toThrow(
      'permissionsBoundary must be the ARN of a policy, got "boundary"',
    );
  });

  test("another hook touches no other address", () => {
    const one = fleet({}, (web) => web.addHook("Drain", { on: "terminate", notify: { topicArn: TOPIC } }));
    const two = fleet({}, (web) => {
      web.addHook("Register", { on: "launch", notify: { topicArn: TOPIC } });
      web.addHook("Drain", { on: "terminate", notify: { topicArn: TOPIC } });
    });
    expect(two.addresses).toEqual(expect.arrayContaining(one.addresses));
  });

  test("all problems are reported in one error", () => {
    const wrong = (web: EC2Module) => {
      web.addHook("Drain", { on: "terminate" });
      web.addHook("Drain", { on: "terminate", timeoutSeconds: 10, metadata: "" });
    };
    expect(() => fleet({}, wrong)).toThrow(
      [
        'test/Web.addHook("Drain") (EC2Module) is misconfigured:',
        '  - name must be new, got "Drain"',
        "  - timeoutSeconds must be 30 to 7200, got 10",
        '  - metadata must have 1 to 1023 characters, got ""',
      ].join("\n"),
    );
  });
});

describe("notifications", () => {
  test("tell what went wrong, or what one asks for", () => {
    const made = fleet({}, (web) => {
      web.notify("Errors", { topicArn: TOPIC });
      web.notify("Births", { topicArn: `${TOPIC}-births`, events: ["launch"] });
    });
    expect(Object.values(made.all("aws_autoscaling_notification")).map(({ notifications }) => notifications)).toEqual([
      ["autoscaling:EC2_INSTANCE_LAUNCH"],
      ["autoscaling:EC2_INSTANCE_LAUNCH_ERROR", "autoscaling:EC2_INSTANCE_TERMINATE_ERROR"],
    ]);
  });

  test("of nothing are refused", () => {
    expect(() => fleet({}, (web) => web.notify("Errors", { topicArn: TOPIC, events: [] }))).toThrow(
      'test/Web.notify("Errors") (EC2Module) is misconfigured:\n  - events must have at least 1 members, got 0',
    );
  });
});

describe("signals", () => {
  test("failures of refreshes and launches are counted by rules that know this group only", () => {
    const made = fleet();
    const patterns = Object.values(made.all("aws_cloudwatch_event_rule")).map(({ event_pattern }) =>
      Synthesized.json(event_pattern),
    );
    const detail = { AutoScalingGroupName: ["${aws_autoscaling_group.Web.name}"] };
    expect(patterns).toEqual([
      { source: ["aws.autoscaling"], "detail-type": [{ prefix: "EC2 Instance Launch Unsuccessful" }], detail },
      {
        source: ["aws.autoscaling"],
        "detail-type": [
          { prefix: "EC2 Auto Scaling Instance Refresh Failed" },
          { prefix: "EC2 Auto Scaling Instance Refresh Rollback" },
        ],
        detail,
      },
    ]);
    fleet({}, ({ signals }) => {
      const { namespace, name, dimensions } = signals.refreshFailures.metric;
      expect([namespace, name, Object.keys(dimensions)]).toEqual(["AWS/Events", "MatchedEvents", ["RuleName"]]);
    });
  });

  test("a fleet that is silent about its memory is ill, unless it may be empty", () => {
    fleet({ minSize: 1 }, ({ signals }) => expect(signals.memory.limit?.missing).toBe("breaching"));
    fleet({ minSize: 1 }, (web) => {
      web.scaleOnSchedule("Nights", { cron: "0 20 * * *", minSize: 0 });
      expect(web.signals.memory.limit?.missing).toBe("missing");
    });
  });

  test("a fleet that wants all it may have says so, one of a fixed size is always there", () => {
    fleet({ minSize: 1, maxSize: 4 }, ({ signals }) => expect(signals.atMaximum.limit).toMatchObject({ above: 3 }));
    fleet({ minSize: 2, maxSize: 2 }, ({ signals }) => expect(signals.atMaximum.limit).toBeUndefined());
  });
});
