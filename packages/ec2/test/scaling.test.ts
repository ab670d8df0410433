import type { Metric } from "@plinth/core";
import { Fn, Token } from "cdktf";
import fc from "fast-check";
import type { EC2Module, StepsProps } from "../src";
import { directions } from "../src/scale-by-steps";
import { fleet } from "./fleet";

const QUEUE: Metric = {
  namespace: "AWS/SQS",
  name: "ApproximateNumberOfMessagesVisible",
  dimensions: { QueueName: "orders" },
  statistic: "Average",
};

/** The policy that was said, and not the one on CPU that is always there. */
function policies(speak: (web: EC2Module) => void) {
  return Object.values(fleet({}, speak).all("aws_autoscaling_policy")).filter(({ name }) => name !== "cpu");
}

describe("target tracking", () => {
  test("holds any metric, with its dimensions", () => {
    expect(policies((web) => web.scaleOnMetric("Queue", { metric: QUEUE, target: 100 }))).toEqual([
      {
        name: "metric-Queue",
        autoscaling_group_name: "${aws_autoscaling_group.Web.name}",
        policy_type: "TargetTrackingScaling",
        target_tracking_configuration: {
          target_value: 100,
          disable_scale_in: false,
          customized_metric_specification: {
            namespace: "AWS/SQS",
            metric_name: "ApproximateNumberOfMessagesVisible",
            statistic: "Average",
            metric_dimension: [{ name: "QueueName", value: "orders" }],
          },
        },
      },
    ]);
  });

  test("holds the share of each instance", () => {
    const [policy] = policies((web) => web.scaleOnMetric("Queue", { metric: QUEUE, target: 10, perInstance: true }));
    const { metrics } = policy.target_tracking_configuration.customized_metric_specification;
    expect(
      metrics.map(({ id, expression, return_data }: Record<string, unknown>) => [id, expression, return_data]),
    ).toEqual([
      ["load", undefined, false],
      ["instances", undefined, false],
      ["each", "load / instances", true],
    ]);
    expect(metrics[1].metric_stat.metric).toEqual({
      namespace: "AWS/AutoScaling",
      metric_name: "GroupInServiceInstances",
      dimensions: [{ name: "AutoScalingGroupName", value: "${aws_autoscaling_group.Web.name}" }],
    });
  });

  test("can be kept from taking instances away", () => {
    const [policy] = policies((web) => web.scaleOnMetric("Queue", { metric: QUEUE, target: 10, scaleIn: false }));
    expect(policy.target_tracking_configuration.disable_scale_in).toBe(true);
  });

  test("holds the network of an instance, each direction once", () => {
    const said = policies((web) => {
      web.scaleOnNetwork("in", 1_000_000);
      web.scaleOnNetwork("out", 2_000_000);
    });
    expect(
      said.map(({ target_tracking_configuration: { target_value, predefined_metric_specification } }) => [
        predefined_metric_specification.predefined_metric_type,
        target_value,
      ]),
    ).toEqual([
      ["ASGAverageNetworkIn", 1_000_000],
      ["ASGAverageNetworkOut", 2_000_000],
    ]);
    expect(() => policies((web) => [1, 2].map(() => web.scaleOnNetwork("in", 1)))).toThrow(
      'test/Web.scaleOnNetwork("in") (EC2Module) is misconfigured:\n  - direction must be new, got "in"',
    );
  });

  test("takes a target that is not known yet, and refuses what it cannot count with", () => {
    policies((web) => web.scaleOnMetric("Queue", { metric: QUEUE, target: Token.asNumber(Fn.parseint("100", 10)) }));
    expect(() =>
      policies((web) => web.scaleOnMetric("a b", { metric: { ...QUEUE, statistic: "p99" }, target: 0 })),
    ).toThrow(
      [
        'test/Web.scaleOnMetric("a b") (EC2Module) is misconfigured:',
        '  - name must have 1 to 64 letters, digits and hyphens, a letter first, got "a b"',
        '  - metric.statistic must be one of Average, Minimum, Maximum, SampleCount, Sum, got "p99"',
        "  - target must be above 0, got 0",
      ].join("\n"),
    );
  });
});

describe("forecasts", () => {
  test("watch until they are told to scale", () => {
    const modes = (["watch", "scale"] as const).map((mode) => {
      const [policy] = policies((web) => web.scaleOnForecast("cpu", { target: 50, mode, leadSeconds: 600 }));
      return policy.predictive_scaling_configuration;
    });
    expect(modes.map(({ mode, scheduling_buffer_time }) => [mode, scheduling_buffer_time])).toEqual([
      ["ForecastOnly", "600"],
      ["ForecastAndScale", "600"],
    ]);
    expect(modes[0].metric_specification).toEqual({
      target_value: 50,
      predefined_metric_pair_specification: { predefined_metric_type: "ASGCPUUtilization" },
    });
  });

  test("stay below the largest size unless they may go above it", () => {
    const [policy] = policies((web) => web.scaleOnForecast("networkIn", { target: 1000, aboveMaxPercent: 10 }));
    expect(policy.predictive_scaling_configuration).toMatchObject({
      max_capacity_breach_behavior: "IncreaseMaxCapacity",
      max_capacity_buffer: "10",
    });
    expect(() => policies((web) => web.scaleOnForecast("cpu", { target: 0, leadSeconds: 3601 }))).toThrow(
      [
        'test/Web.scaleOnForecast("cpu") (EC2Module) is misconfigured:',
        "  - target must be above 0, got 0",
        "  - leadSeconds must be 0 to 3600, got 3601",
      ].join("\n"),
    );
  });
});

describe("steps", () => {
  const STEPS: StepsProps["steps"] = [
    { atLeast: 500, add: 3 },
    { atLeast: 100, add: 1 },
    { atMost: 10, remove: 1 },
  ];

  test("are a policy and an alarm in each direction", () => {
    const made = fleet({}, (web) => web.scaleBySteps("Queue", { metric: QUEUE, steps: STEPS }));
    const alarms = Object.values(made.all("aws_cloudwatch_metric_alarm"));
    expect(alarms.map(({ threshold, comparison_operator }) => [threshold, comparison_operator])).toEqual([
      [10, "LessThanOrEqualToThreshold"],
      [100, "GreaterThanOrEqualToThreshold"],
    ]);
    expect(made.addresses.filter((address) => address.includes("ScaleBySteps"))).toHaveLength(4);
    const adjustments = Object.values(made.all("aws_autoscaling_policy")).flatMap((one) => one.step_adjustment ?? []);
    expect(adjustments).toEqual([
      { metric_interval_upper_bound: "0", scaling_adjustment: -1 },
      { metric_interval_lower_bound: "0", metric_interval_upper_bound: "400", scaling_adjustment: 1 },
      { metric_interval_lower_bound: "400", scaling_adjustment: 3 },
    ]);
  });

  test("cover everything beyond the first one without a gap, in any order", () => {
    const marks = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(marks, (all) => {
        const { up, down } = directions(all.map((atLeast) => ({ atLeast, add: 1 })));
        const bounds = up?.adjustments ?? [];
        expect([up?.threshold, down, bounds.length]).toEqual([Math.min(...all), undefined, all.length]);
        expect(bounds[0].metricIntervalLowerBound).toBe("0");
        expect(bounds.at(-1)?.metricIntervalUpperBound).toBeUndefined();
        for (const [index, { metricIntervalUpperBound }] of bounds.slice(0, -1).entries()) {
          expect(metricIntervalUpperBound).toBe(bounds[index + 1].metricIntervalLowerBound);
        }
      }),
    );
  });

  test("downwards are upwards in a mirror", () => {
    const marks = fc.uniqueArray(fc.integer({ min: -1000, max: 1000 }), { minLength: 1, maxLength: 8 });
    const negative = (bound?: string) => bound && `${0 - Number(bound)}`;
    fc.assert(
      fc.property(marks, (all) => {
        const { up } = directions(all.map((atLeast) => ({ atLeast, add: 2 })));
        const { down } = directions(all.map((atLeast) => ({ atMost: 0 - atLeast, remove: 2 })));
        expect(down?.threshold).toBe(0 - (up?.threshold ?? 0));
        expect(down?.adjustments).toEqual(
          up?.adjustments.map(({ metricIntervalLowerBound, metricIntervalUpperBound }) => ({
            metricIntervalLowerBound: negative(metricIntervalUpperBound),
            metricIntervalUpperBound: negative(metricIntervalLowerBound),
            scalingAdjustment: -2,
          })),
        );
      }),
    );
  });

  test.each<[Partial<StepsProps>, string]>([
    [{ steps: [] }, "steps must have at least 1 members, got 0"],
    [{ steps: [{ atLeast: 1, add: 0 }] }, "steps[0].add must be 1 to 10000, got 0"],
    [
      {
        steps: [
          { atLeast: 1, add: 1 },
          { atLeast: 1, add: 2 },
        ],
      },
      'steps must not repeat a member, got "atLeast 1" twice',
    ],
    [{ periods: 0 }, "periods must be 1 to 1440, got 0"],
  ])("%j is refused", (props, message) => {
    expect(() => fleet({}, (web) => web.scaleBySteps("Queue", { metric: QUEUE, steps: STEPS, ...props }))).toThrow(
      `test/Web.scaleBySteps("Queue") (EC2Module) is misconfigured:\n  - ${message}`,
    );
  });

  test("said twice are refused before anything is made", () => {
    expect(() =>
      fleet({}, (web) => [1, 2].map(() => web.scaleBySteps("Queue", { metric: QUEUE, steps: STEPS }))),
    ).toThrow('name must be new, got "Queue"');
  });
});

test("one more policy or schedule touches no other address", () => {
  const some = fleet({}, (web) => web.scaleOnMetric("Queue", { metric: QUEUE, target: 1 }));
  const more = fleet({}, (web) => {
    web.scaleOnSchedule("Nights", { cron: "0 20 * * *", minSize: 0 });
    web.scaleOnMetric("Backlog", { metric: QUEUE, target: 1 });
    web.scaleOnMetric("Queue", { metric: QUEUE, target: 1 });
  });
  expect(more.addresses).toEqual(expect.arrayContaining(some.addresses));
});
