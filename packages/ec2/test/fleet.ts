import { type Arguments, type Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import {
  EC2Module,
  type EC2ModuleProps,
  InstanceModule,
  type InstanceModuleProps,
  type InstancesProps,
  type VolumeProps,
} from "../src";
import type { FleetProps } from "../src/fleet-props";

export const subnets = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
  availabilityZones: ["us-east-1a", "us-east-1b"],
};

export const KEY = "arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";

export type Some = Partial<FleetProps> & { readonly instanceType?: string; readonly instances?: InstancesProps };

/** A stack with a fleet called `Web`. */
export function fleet(
  given: Some | ((stack: TerraformStack) => Some) = {},
  speak: (web: EC2Module, stack: TerraformStack) => void = () => {},
): Synthesized {
  return synth((stack) => {
    const props = typeof given === "function" ? given(stack) : given;
    const choice = props.instances ? {} : { instanceType: "t4g.small" };
    const all = { environment: "dev", subnets, port: 8080, ...choice, ...props } as EC2ModuleProps;
    speak(new EC2Module(stack, "Web", all), stack);
  });
}

/** A stack with a single instance called `Wiki`. */
export function single(
  given: Partial<InstanceModuleProps> | ((stack: TerraformStack) => Partial<InstanceModuleProps>) = {},
  speak: (wiki: InstanceModule, stack: TerraformStack) => void = () => {},
): Synthesized {
  return synth((stack) => {
    const all: InstanceModuleProps = {
      environment: "dev",
      subnets,
      port: 8080,
      instanceType: "t4g.small",
      zone: "us-east-1b",
      ...(typeof given === "function" ? given(stack) : given),
    };
    speak(new InstanceModule(stack, "Wiki", all), stack);
  });
}

export const DATA: VolumeProps = { sizeGiB: 100, device: "/dev/sdf" };

export function groupOf(made: Synthesized): Arguments {
  return made.the("aws_autoscaling_group");
}

export function userDataOf(made: Synthesized): string {
  return Buffer.from(made.the("aws_launch_template").user_data, "base64").toString();
}
