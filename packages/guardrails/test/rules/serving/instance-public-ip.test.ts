import { instancePublicIp } from "../../../src/rules/serving/instance-public-ip";
import { cases } from "../../cases";

const instance = (args: object) => ({ resource: { aws_instance: { Web: { ami: "ami-1", ...args } } } });
const template = (...network_interfaces: object[]) => ({
  resource: { aws_launch_template: { Web: { network_interfaces } } },
});

cases(instancePublicIp, {
  fails: {
    "an instance that asks": instance({ associate_public_ip_address: true }),
    "a template that asks": template({ associate_public_ip_address: "true" }),
    "the second interface": template({ device_index: 0 }, { device_index: 1, associate_public_ip_address: "true" }),
  },
  passes: {
    "an instance that does not": instance({}),
    "a template that says no": template({ associate_public_ip_address: "false" }),
  },
});
