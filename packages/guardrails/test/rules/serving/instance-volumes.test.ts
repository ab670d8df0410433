import { instanceVolumes } from "../../../src/rules/serving/instance-volumes";
import { cases, type Resources } from "../../cases";

const instance = (args: object, more: Resources = {}) => ({
  resource: { aws_instance: { Web: { ami: "ami-1", ...args } }, ...more },
});
const root = { root_block_device: { encrypted: true } };

cases(instanceVolumes, {
  fails: {
    "a root volume that nobody speaks of": instance({}),
    "a root volume in clear": instance({ root_block_device: { encrypted: false } }),
    "a further volume in clear": instance({
      ...root,
      ebs_block_device: [{ device_name: "/dev/sdf", volume_size: 10 }],
    }),
  },
  passes: {
    "encrypted volumes": instance({ ...root, ebs_block_device: [{ device_name: "/dev/sdf", encrypted: true }] }),
    "an account that encrypts by default": instance(
      {},
      { aws_ebs_encryption_by_default: { Default: { enabled: true } } },
    ),
  },
});
