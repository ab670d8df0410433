import { Synthesized } from "@plinth/testing";
import { Fn, Token } from "cdktf";
import { fleet, KEY, type Some, subnets, userDataOf } from "./fleet";

describe.each(["dev", "prod"] as const)("security in %s", (environment) => {
  const made = fleet({ environment, logFiles: [{ name: "web", path: "/var/log/web.log" }] });
  const template = made.the("aws_launch_template");

  test("instances speak IMDSv2 only, and containers on them not at all", () => {
    expect(template.metadata_options).toMatchObject({ http_tokens: "required", http_put_response_hop_limit: 1 });
  });

  test("the root volume is encrypted gp3", () => {
    expect(template.block_device_mappings[0].ebs).toMatchObject({ encrypted: "true", volume_type: "gp3" });
  });

  test("no instance has a public address or a key pair", () => {
    expect([template.network_interfaces, template.key_name]).toEqual([undefined, undefined]);
  });

  test("the security group is closed", () => {
    const { ingress, egress } = made.the("aws_security_group");
    expect([ingress, egress, made.addresses.filter((address) => /security_group_.*_rule/.test(address))]).toEqual([
      undefined,
      undefined,
      [],
    ]);
  });

  test("the role may use Session Manager, publish its metrics and write its logs", () => {
    const statements = Object.values(made.all("aws_iam_role_policy")).flatMap(
      ({ policy }) => Synthesized.json(policy).Statement,
    );
    const everywhere = statements.filter(({ Resource }) => Resource.includes("*")).flatMap(({ Action }) => Action);
    expect(everywhere.sort()).toEqual([
      "cloudwatch:PutMetricData",
      "ec2:DescribeTags",
      "ssm:UpdateInstanceInformation",
      "ssmmessages:CreateControlChannel",
      "ssmmessages:CreateDataChannel",
      "ssmmessages:OpenControlChannel",
      "ssmmessages:OpenDataChannel",
    ]);
    expect(made.addresses.filter((address) => address.includes("policy_attachment"))).toEqual([]);
  });
});

test("a change of the template, and nothing else, refreshes the group instance by instance", () => {
  expect(fleet().the("aws_autoscaling_group")).toMatchObject({
    launch_template: {
      version: expect.stringMatching(/^\$\{aws_launch_template.Web_LaunchTemplate_\w+.latest_version\}$/),
    },
    instance_refresh: { strategy: "Rolling", preferences: { auto_rollback: true } },
  });
  expect(fleet().the("aws_autoscaling_group").instance_refresh.triggers).toBeUndefined();
});

test("an apply never resets what scaling decided", () => {
  expect(fleet().the("aws_autoscaling_group").desired_capacity).toBeUndefined();
});

test("prod is larger, more careful and measured every minute", () => {
  const [dev, prod] = (["dev", "prod"] as const).map((environment) => fleet({ environment }));
  const sizes = ({ min_size, max_size }: Record<string, unknown>) => [min_size, max_size];
  expect([dev, prod].map((made) => sizes(made.the("aws_autoscaling_group")))).toEqual([
    [1, 2],
    [3, 9],
  ]);
  expect(prod.the("aws_autoscaling_group").instance_refresh.preferences.min_healthy_percentage).toBe(90);
  expect(prod.the("aws_launch_template").monitoring.enabled).toBe(true);
});

test.each([
  ["t4g.small", "arm64"],
  ["m7i.large", "x86_64"],
  ["c7gn.xlarge", "arm64"],
  ["g5.xlarge", "x86_64"],
  ["g5g.xlarge", "arm64"],
  ["im4gn.large", "arm64"],
  ["x2gd.large", "arm64"],
  ["a1.medium", "arm64"],
  ["g4dn.xlarge", "x86_64"],
  ["r8g.large", "arm64"],
  ["p5.48xlarge", "x86_64"],
])("the image of %s is for %s", (instanceType, architecture) => {
  const made = fleet({ instanceType });
  expect(Object.values(made.document.data.aws_ssm_parameter)[0]).toMatchObject({
    name: `/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-${architecture}`,
  });
});

test("an image of one's own has its own root device", () => {
  const made = fleet({ ami: { id: "ami-0a1b2c3d4e5f60718", rootDevice: "/dev/sda1" } }).the("aws_launch_template");
  expect([made.image_id, made.block_device_mappings[0].device_name]).toEqual(["ami-0a1b2c3d4e5f60718", "/dev/sda1"]);
});

test("the agent reports memory by group and sends every log file to a group of its own, encrypted and kept for a time", () => {
  const uses: string[] = [];
  const encryptionKey = { arn: KEY, admit: (use: string) => uses.push(use) };
  const made = fleet({ encryptionKey, logFiles: [{ name: "web", path: "/var/log/web.log" }] });
  expect(made.the("aws_cloudwatch_log_group")).toMatchObject({
    name: "/plinth/ec2/test-web/web",
    retention_in_days: 30,
    kms_key_id: KEY,
  });
  const script = userDataOf(made);
  const config = JSON.parse(/<<'CONFIG'\n(.*)\nCONFIG/.exec(script)?.[1] ?? "");
  expect(config.metrics.aggregation_dimensions).toEqual([["AutoScalingGroupName"]]);
  expect(config.metrics.append_dimensions).toEqual({ AutoScalingGroupName: "${aws:AutoScalingGroupName}" });
  expect(config.logs.logs_collected.files.collect_list[0]).toMatchObject({
    file_path: "/var/log/web.log",
    log_group_name: "/plinth/ec2/test-web/web",
  });
  expect(uses.sort()).toEqual(["autoscaling", "logs"]);
});

test("the script of the user runs after the agent's, with its own shebang", () => {
  const script = userDataOf(fleet({ userData: '#!/usr/bin/python3\nprint("${HOME}")' }));
  expect(script.indexOf("#!/usr/bin/python3")).toBeGreaterThan(script.indexOf("amazon-cloudwatch-agent-ctl"));
  expect(script).toContain('print("${HOME}")');
});

test("a script that depends on other resources is encoded by Terraform, which leaves the shell's variables alone", () => {
  const made = fleet({ userData: `#!/bin/bash\necho \${HOME} ${Token.asString(Fn.lower("DB"))}` });
  const [text] = Object.values(made.document.locals) as string[];
  expect(text).toContain("echo $${HOME} ${lower(");
  expect(text).toContain("$${aws:AutoScalingGroupName}");
  expect(made.the("aws_launch_template").user_data).toMatch(/^\$\{base64encode\(local\./);
});

test("tags reach instances, volumes and network interfaces; volumes carry the tag that snapshots look for", () => {
  const specifications = fleet({ tags: { Project: "shop" } }).the("aws_launch_template").tag_specifications;
  const byType = Object.fromEntries(
    specifications.map(({ resource_type, tags }: Record<string, unknown>) => [resource_type, tags]),
  );
  expect(byType).toEqual({
    instance: { Project: "shop", Name: "test-web" },
    "network-interface": { Project: "shop", Name: "test-web" },
    volume: { Project: "shop", Name: "test-web", "plinth:snapshots": "test-web" },
  });
});

test("behind a balancer the group is attached once for each target group and scales on its requests", () => {
  const targetGroup = {
    key: "Default",
    arn: "arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/web/73e2d6bc24d8a067",
    requestCountLabel: "app/web/50dc6c495c0c9188/targetgroup/web/73e2d6bc24d8a067",
  };
  const made = fleet({}, (web) => {
    web.backend.attach(targetGroup);
    web.backend.attach(targetGroup);
  });
  expect(made.the("aws_autoscaling_attachment").lb_target_group_arn).toBe(targetGroup.arn);
  expect(Object.values(made.all("aws_autoscaling_policy"))).toHaveLength(2);
});

test("signals know the group and its smallest size", () => {
  fleet({ minSize: 2 }, ({ signals }) => {
    expect(Object.keys(signals)).toEqual([
      "cpu",
      "memory",
      "disk",
      "statusChecks",
      "instances",
      "atMaximum",
      "refreshFailures",
      "launchFailures",
    ]);
    expect(signals.instances.limit).toMatchObject({ below: 2 });
  });
});

test("another log file touches no other address", () => {
  const one = fleet({ logFiles: [{ name: "web", path: "/var/log/web.log" }] });
  const two = fleet({
    logFiles: [
      { name: "audit", path: "/var/log/audit.log" },
      { name: "web", path: "/var/log/web.log" },
    ],
  });
  expect(two.addresses).toEqual(expect.arrayContaining(one.addresses));
});

test("all problems are reported in one error", () => {
  const wrong = () =>
    fleet({
      subnets: { ...subnets, subnetIds: [] },
      port: 0,
      instanceType: "large",
      minSize: 3,
      rootVolume: { iops: 9000, throughput: 1000, sizeGiB: 10 },
      logFiles: [
        { name: "Web", path: "web.log" },
        { name: "Web", path: "/x" },
      ],
      userData: "export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE",
    });
  expect(wrong).toThrow(
    [
      "test/Web (EC2Module) is misconfigured:",
      '  - instanceType must be a type such as "m7g.large", got "large"',
      "  - subnets.subnetIds must have at least 1 members, got 0",
      "  - port must be 1 to 65535, got 0",
      "  - userData must begin with a shebang such as #!/bin/bash, or as another format of cloud-init, got a script without",
      "  - userData must not hold a secret, got an AWS access key: put it into a SecretModule and grantRead(fleet)",
      '  - logFiles[0].name must be lower-case letters, digits and hyphens, got "Web"',
      '  - logFiles[0].path must be an absolute path, got "web.log"',
      '  - logFiles[1].name must be lower-case letters, digits and hyphens, got "Web"',
      '  - logFiles must not repeat a member, got "Web" twice',
      "  - rootVolume.iops must be at most 500 for each GiB, got 9000 for 10",
      "  - minSize must not be greater than maxSize, got 3 and 2",
    ].join("\n"),
  );
});

test.each<[Some, string]>([
  [{ ami: { id: "ubuntu" } }, 'ami.id must be an id such as "ami-0a1b2c3d4e5f60718", got "ubuntu"'],
  [{ minSize: -1 }, "minSize must be 0 to 10000, got -1"],
  [{ maxSize: -1, minSize: 0 }, "maxSize must be 0 to 10000, got -1"],
  [{ targetCpuPercent: 0 }, "targetCpuPercent must be 1 to 100, got 0"],
  [{ targetRequestsPerMinute: 0 }, "targetRequestsPerMinute must be 1 to 9007199254740991, got 0"],
  [{ warmupSeconds: -1 }, "warmupSeconds must be 0 to 2147483647, got -1"],
  [{ minHealthyPercent: 101 }, "minHealthyPercent must be 0 to 100, got 101"],
  [
    { logRetentionDays: 45 },
    "logRetentionDays must be one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545",
  ],
  [{ rootVolume: { sizeGiB: 0 } }, "rootVolume.sizeGiB must be 1 to 16384, got 0"],
  [
    { rootVolume: { throughput: 1000 } },
    "rootVolume.throughput must be at most a quarter of the IOPS, got 1000 for 3000",
  ],
  [{ userData: `#!${"#".repeat(17_000)}` }, "userData must be at most 16384 bytes with what the module adds, got 17"],
])("%j is refused", (props, message) => {
  expect(() => fleet(props)).toThrow(message);
});

test("every address is the one of the snapshot", () => {
  expect(fleet().addresses).toMatchInlineSnapshot(`
[
  "aws_autoscaling_group.Web",
  "aws_autoscaling_policy.Web_ScaleOnCpu_406AE5AC",
  "aws_cloudwatch_event_rule.Web_LaunchFailures_264A5B65",
  "aws_cloudwatch_event_rule.Web_RefreshFailures_6C919AE1",
  "aws_iam_instance_profile.Web_InstanceProfile_4AD67746",
  "aws_iam_role.Web_Role_8DB59236",
  "aws_iam_role_policy.Web_Agent_93B96A04",
  "aws_iam_role_policy.Web_SessionManager_2C2D8C30",
  "aws_launch_template.Web_LaunchTemplate_8B4FCA1B",
  "aws_security_group.Web_SecurityGroup_322089BD",
]
`);
});
