import { type TerraformStack, TerraformVariable } from "cdktf";
import { fleet, groupOf, single, subnets } from "./fleet";

/** `N` and `T`: values of variables, known only after apply. */
const number = (stack: TerraformStack) => new TerraformVariable(stack, "N", { type: "number" }).numberValue;
const text = (stack: TerraformStack) => new TerraformVariable(stack, "T", { type: "string" }).stringValue;
const list = (stack: TerraformStack, id: string) =>
  new TerraformVariable(stack, id, { type: "list(string)" }).listValue;
const TYPES = ["m7g.large", "m6g.large"];

test("spotPercent: N is subtracted by Terraform, and spot is replaced before it is interrupted", () => {
  const group = groupOf(fleet((stack) => ({ instances: { types: TYPES, spotPercent: number(stack) } })));
  const { instances_distribution } = group.mixed_instances_policy;
  expect(instances_distribution.on_demand_percentage_above_base_capacity).toBe("${(100 - var.N)}");
  expect(group.capacity_rebalance).toBe("${(var.N >= 1)}");
});

test("instanceType: T decides the image and the EBS optimization when Terraform knows it", () => {
  const made = fleet((stack) => ({ instanceType: text(stack) }));
  expect(Object.values(made.document.data.aws_ssm_parameter)[0]).toMatchObject({
    name: expect.stringMatching(
      /al2023-ami-kernel-default-\$\{\(length\(regexall\(".*", var.T\)\) >= 1\) \? "arm64" : "x86_64"\}$/,
    ),
  });
  expect(made.the("aws_launch_template").ebs_optimized).toBe(
    '${(length(flatten([regexall("^t[12][.]", var.T)])) < 1)}',
  );
});

test("minHealthyPercent: N leaves the other limit of the refresh to Terraform", () => {
  const of = (environment: "dev" | "prod") =>
    groupOf(fleet((stack) => ({ environment, minHealthyPercent: number(stack) }))).instance_refresh.preferences;
  expect(of("prod")).toMatchObject({
    min_healthy_percentage: "${var.N}",
    max_healthy_percentage: "${min(110, (var.N + 100))}",
  });
  expect(of("dev").max_healthy_percentage).toBe("${min(100, (var.N + 100))}");
});

test("days, minutes and seconds that are known later are text and products in Terraform", () => {
  const group = groupOf(
    fleet((stack) => {
      const n = number(stack);
      const refresh = { checkpoints: [50, 100], checkpointDelaySeconds: n };
      return { refresh, capacity: { maxLifetimeDays: n, waitMinutes: n } };
    }),
  );
  expect(group.max_instance_lifetime).toBe("${(var.N * 86400)}");
  expect(group.wait_for_capacity_timeout).toBe("${var.N}m");
  expect(group.instance_refresh.preferences.checkpoint_delay).toBe("${var.N}");
});

test("sizes, which alarms and charts print, are literal, and the message says so", () => {
  const later = "must be a literal value, got a value that is known only after apply";
  for (const size of ["minSize", "maxSize"])
    expect(() => fleet((stack) => ({ [size]: number(stack) }))).toThrow(`${size} ${later}`);
  expect(() =>
    fleet({}, (web, stack) => web.scaleOnSchedule("Nights", { cron: "0 20 * * *", minSize: number(stack) })),
  ).toThrow(`minSize ${later}`);
});

test("scaleBySteps atLeast: N is refused by name, remove: N is negated by Terraform", () => {
  const metric = { namespace: "Shop", name: "Depth", dimensions: {}, statistic: "Average" } as const;
  expect(() =>
    fleet({}, (web, stack) => web.scaleBySteps("Depth", { metric, steps: [{ atLeast: number(stack), add: 1 }] })),
  ).toThrow("steps[0].atLeast must be a literal value, got a value that is known only after apply");
  const made = fleet({}, (web, stack) =>
    web.scaleBySteps("Depth", { metric, steps: [{ atMost: 10, remove: number(stack) }] }),
  );
  const adjustments = Object.values(made.all("aws_autoscaling_policy")).flatMap((one) => one.step_adjustment ?? []);
  expect(adjustments).toEqual([{ metric_interval_upper_bound: "0", scaling_adjustment: "${-var.N}" }]);
});

test("aws-cdk#8568: subnets and zones can be lists that are known later", () => {
  const known = (stack: TerraformStack) => ({
    subnets: { ...subnets, subnetIds: list(stack, "Ids"), availabilityZones: list(stack, "Zones") },
  });
  expect(groupOf(fleet(known)).vpc_zone_identifier).toBe("${var.Ids}");
  expect(single(known).the("aws_instance").subnet_id).toBe('${element(var.Ids, index(var.Zones, "us-east-1b"))}');
});

test("values of cloud-config that are known later are written by Terraform as what they are", () => {
  const made = fleet((stack) => ({ userData: { cloudConfig: { port: number(stack), names: list(stack, "Names") } } }));
  const [content] = Object.values(made.document.locals) as string[];
  expect(content).toContain('#cloud-config\n${jsonencode({"port" = var.N, "names" = var.Names})}\n');
});

test("what a script holds of Terraform's and the shell's stands for itself, whether or not values are known later", () => {
  const script = "#!/bin/bash\necho ${HOME} %{x} $${y}\n";
  const literal = fleet({ userData: script }).the("aws_launch_template").user_data;
  expect(Buffer.from(literal, "base64").toString()).toContain(script);
  const made = fleet((stack) => ({ userData: `${script}echo ${text(stack)}\n` }));
  const [content] = Object.values(made.document.locals) as string[];
  expect(content).toContain("echo $${HOME} %%{x} $$${y}\necho ${var.T}\n");
});

test("a secret beside a value that is known later is still refused", () => {
  expect(() => fleet((stack) => ({ userData: `#!/bin/bash\nHOST=${text(stack)} KEY=AKIAIOSFODNN7EXAMPLE\n` }))).toThrow(
    "userData must not hold a secret, got an AWS access key",
  );
});
