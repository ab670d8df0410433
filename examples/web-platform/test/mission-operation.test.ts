import { all, count, made } from "./prod";

describe("serving", () => {
  test("the fleet is an Auto Scaling group with a launch template in three zones behind the balancer", () => {
    const [group] = all("aws_autoscaling_group");
    expect(group.launch_template.id).toContain("aws_launch_template");
    expect(group.vpc_zone_identifier).toHaveLength(3);
    expect(count("aws_autoscaling_attachment")).toBe(1);
  });

  test("the balancer asks for health and the group believes it", () => {
    expect(all("aws_lb_target_group")[0].health_check.path).toBe("/health");
    expect(all("aws_autoscaling_group")[0].health_check_type).toBe("ELB");
  });

  test("it scales on CPU and on requests", () => {
    const metrics = all("aws_autoscaling_policy").map(
      (policy) => policy.target_tracking_configuration.predefined_metric_specification.predefined_metric_type,
    );
    expect(metrics.sort()).toEqual(["ALBRequestCountPerTarget", "ASGAverageCPUUtilization"]);
  });

  test("plain HTTP is redirected, and TLS is 1.3 or 1.2", () => {
    const byPort = Object.fromEntries(all("aws_lb_listener").map((listener) => [listener.port, listener]));
    expect(byPort[80].default_action[0].redirect.protocol).toBe("HTTPS");
    expect(byPort[443].ssl_policy).toMatch(/TLS13/);
  });

  test("the API stands in front of the balancer, throttled, with access logs", () => {
    const [stage] = all("aws_apigatewayv2_stage");
    expect(stage.access_log_settings.destination_arn).toContain("aws_cloudwatch_log_group");
    expect(stage.default_route_settings.throttling_rate_limit).toBeGreaterThan(0);
    expect(count("aws_apigatewayv2_vpc_link")).toBe(1);
  });

  test("a web application firewall guards the balancer", () => {
    expect(count("aws_wafv2_web_acl_association")).toBe(1);
  });
});

describe("monitoring", () => {
  const alarms = all("aws_cloudwatch_metric_alarm");

  test("there are alarms on CPU, memory and errors", () => {
    const names = alarms.map((alarm) => alarm.metric_name);
    expect(names).toEqual(
      expect.arrayContaining([
        "CPUUtilization",
        "mem_used_percent",
        "FreeableMemory",
        "HTTPCode_Target_5XX_Count",
        "5xx",
      ]),
    );
  });

  test("every alarm tells the encrypted topic, which tells people", () => {
    expect(alarms.filter((alarm) => !alarm.alarm_actions?.[0].includes("aws_sns_topic"))).toEqual([]);
    expect(all("aws_sns_topic").filter((topic) => !topic.kms_master_key_id)).toEqual([]);
    expect(count("aws_sns_topic_subscription")).toBe(2);
  });

  test("there is a dashboard", () => {
    expect(count("aws_cloudwatch_dashboard")).toBe(1);
  });

  test("EC2, RDS and API Gateway log, and every log is kept for a known time", () => {
    const groups = all("aws_cloudwatch_log_group");
    expect(groups.filter((group) => !group.retention_in_days)).toEqual([]);
    const names = groups.map((group) => group.name).join(" ");
    for (const word of ["web", "/aws/rds/", "/aws/vendedlogs/"]) expect(names).toContain(word);
  });

  test("errors in the application's log raise an alarm", () => {
    expect(count("aws_cloudwatch_log_metric_filter")).toBe(1);
  });
});

describe("tags", () => {
  const tags = { Environment: "prod", Project: "web-platform", Owner: "platform@example.com", CostCenter: "4711" };

  test("the provider tags everything by the strategy", () => {
    expect(made.document.provider.aws[0].default_tags[0].tags).toEqual(tags);
  });

  test("instances and volumes, which the provider does not reach, carry the same tags", () => {
    const specifications = all("aws_launch_template")[0].tag_specifications;
    const covered = specifications.map((specification: { resource_type: string }) => specification.resource_type);
    expect(covered).toEqual(expect.arrayContaining(["instance", "volume"]));
    for (const specification of specifications) expect(specification.tags).toMatchObject(tags);
  });
});
