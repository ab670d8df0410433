import { EC2 } from "../../src/rules/ec2";
import { fails, flag, one, passes, table } from "../cases";

const instance = one("aws_instance.Web", { ami: "ami-1" });
const template = one("aws_launch_template.Web", { image_id: "ami-1" });
const group = one("aws_autoscaling_group.Web", { min_size: 1, max_size: 2 });

const attached = {
  "aws_autoscaling_attachment.A": {
    autoscaling_group_name: "${aws_autoscaling_group.Web.name}",
    lb_target_group_arn: "a",
  },
};
const targets = { target_group_arns: ["${aws_lb_target_group.Web.arn}"] };
const tagged = (tag: object[], tag_specifications: object[] = []) =>
  group(
    { launch_template: { id: "${aws_launch_template.Web.id}" }, tag },
    { "aws_launch_template.Web": { image_id: "ami-1", tag_specifications } },
  );
const owner = (propagate_at_launch: boolean) => [{ key: "Owner", value: "web", propagate_at_launch }];
const mixed = { launch_template: { launch_template_specification: { version: "1" } } };

const metadata = (options: object, make = template) => make({ metadata_options: options });
const required = { http_tokens: "required" };
const hops = (count: unknown) => metadata({ ...required, http_put_response_hop_limit: count });
const monitored = (enabled: unknown) => template({ monitoring: { enabled } });
const interfaces = (...network_interfaces: object[]) => template({ network_interfaces });
const address = (value: unknown) => ({ associate_public_ip_address: value });
const volumes = (root: object, ...ebs_block_device: object[]) =>
  instance({ root_block_device: root, ebs_block_device });
const device = (encrypted: unknown) => ({ device_name: "/dev/sdf", encrypted });
const byDefault = { "aws_ebs_encryption_by_default.Default": { enabled: true } };
const devices = (...all: [string, object][]) =>
  template({ block_device_mappings: all.map(([name, ebs]) => ({ device_name: `/dev/${name}`, ebs })) });

const base64 = (text: string) => Buffer.from(text).toString("base64");
const script = "#!/bin/sh\nsystemctl start web\n";
const leak = `#!/bin/sh\nexport AWS_ACCESS_KEY_ID=AKIA${"ABCDEFGH12345678"}\n`;
const key = "-----BEGIN RSA PRIVATE KEY-----\nMIIE";

table(EC2, {
  "fleet-health": [
    fails(
      "is behind a balancer and does not ask it",
      group({}, attached),
      group({ ...targets, health_check_type: "EC2" }),
    ),
    passes(group({ health_check_type: "ELB" }, attached), group({ health_check_type: "EC2" })),
  ],
  "fleet-tags": [
    fails("has no tags", tagged([])),
    fails("starts instances without tags", tagged(owner(false)), tagged(owner(false), [{ resource_type: "volume" }])),
    passes(tagged(owner(true)), tagged(owner(false), [{ resource_type: "instance", tags: { Owner: "web" } }])),
  ],
  "fleet-template": [
    fails("uses no launch template", group({ launch_configuration: "web" }), group()),
    passes(group({ launch_template: { id: "lt-1", version: "1" } }), group({ mixed_instances_policy: mixed })),
  ],
  "instance-ebs-optimized": [
    fails(
      "shares its network with its volumes",
      instance({ ebs_optimized: false }),
      template({ ebs_optimized: "false" }),
    ),
    passes(instance({ ebs_optimized: true }), instance()),
  ],
  "instance-metadata": [
    fails("takes IMDSv1", template(), instance(), metadata({ http_tokens: "optional" })),
    fails("takes IMDSv1", metadata({ http_tokens: "optional", http_endpoint: "enabled" }, instance)),
    fails("hands credentials out over 2 hops", hops(2)),
    fails("hands credentials out over 3 hops", hops("3")),
    passes(hops(1), metadata(required), metadata({ http_endpoint: "disabled" }), metadata({ http_tokens: "${var.t}" })),
  ],
  "instance-monitoring": [
    flag(instance, "monitoring", "reports every five minutes"),
    fails("reports every five minutes", template(), monitored(false)),
    passes(monitored(true), monitored("${var.monitored}")),
  ],
  "instance-public-ip": [
    fails("gets a public address", instance(address(true)), interfaces(address("true"))),
    fails("gets a public address", interfaces({ device_index: 0 }, { device_index: 1, ...address("true") })),
    passes(instance(), interfaces(address("false"))),
  ],
  "instance-role": [
    fails("has no role", instance(), template()),
    passes(instance({ iam_instance_profile: "web" })),
    passes(template({ iam_instance_profile: { arn: "${aws_iam_instance_profile.Web.arn}" } })),
  ],
  "instance-volumes": [
    fails("leaves its root volume as the image has it", instance()),
    fails(
      "has a volume without encryption",
      volumes({ encrypted: false }),
      volumes({ encrypted: true }, device(undefined)),
    ),
    passes(volumes({ encrypted: true }, device(true)), volumes({ encrypted: "${var.e}" }), instance({}, byDefault)),
  ],
  "launch-template-encryption": [
    fails("has a volume without encryption: /dev/xvda", devices(["xvda", { volume_size: 8 }])),
    fails(
      "has a volume without encryption: /dev/b",
      devices(["a", { encrypted: "true" }], ["b", { encrypted: "false" }]),
    ),
    fails(
      "has a volume without encryption: /dev/a, /dev/c",
      devices(["a", {}], ["b", { encrypted: true }], ["c", { encrypted: false }]),
      devices(["a", { encrypted: "false" }], ["c", { encrypted: false }]),
    ),
    passes(devices(["xvda", { encrypted: "true" }]), devices(["a", { encrypted: "${var.e}" }])),
    passes(template({ block_device_mappings: [{ device_name: "/dev/sdc", virtual_name: "ephemeral0" }] })),
  ],
  "user-data-secrets": [
    fails("has a credential in its user data", ...[leak, key].map((user_data) => instance({ user_data }))),
    fails("has a credential in its user data", template({ user_data: base64(leak) })),
    passes(instance({ user_data: script }), instance({ user_data_base64: base64(script) })),
  ],
});
