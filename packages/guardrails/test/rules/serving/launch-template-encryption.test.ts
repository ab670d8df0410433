import { launchTemplateEncryption } from "../../../src/rules/serving/launch-template-encryption";
import { cases, says } from "../../cases";

const template = (...devices: object[]) => ({
  resource: { aws_launch_template: { Web: { block_device_mappings: devices } } },
});

cases(launchTemplateEncryption, {
  fails: {
    "a device that says nothing": template({ device_name: "/dev/xvda", ebs: { volume_size: 8 } }),
    "the second of two devices": template(
      { device_name: "/dev/xvda", ebs: { encrypted: "true" } },
      { device_name: "/dev/sdf", ebs: { encrypted: "false" } },
    ),
  },
  passes: {
    "encrypted devices": template({ device_name: "/dev/xvda", ebs: { encrypted: "true" } }),
    "a device without a volume": template({ device_name: "/dev/sdc", virtual_name: "ephemeral0" }),
  },
});

const CLEAR = "has a volume without encryption";
says(launchTemplateEncryption, [
  [
    "two of three devices, one of which says nothing",
    template(
      { device_name: "/dev/a", ebs: {} },
      { device_name: "/dev/b", ebs: { encrypted: true } },
      { device_name: "/dev/c", ebs: { encrypted: false } },
    ),
    `${CLEAR}: /dev/a, /dev/c`,
  ],
  [
    "two devices",
    template(
      { device_name: "/dev/a", ebs: { encrypted: "false" } },
      { device_name: "/dev/c", ebs: { encrypted: false } },
    ),
    `${CLEAR}: /dev/a, /dev/c`,
  ],
  [
    "a device of which it is known later",
    template({ device_name: "/dev/a", ebs: { encrypted: "${var.e}" } }),
    undefined,
  ],
]);
