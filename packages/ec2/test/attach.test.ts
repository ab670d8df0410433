import { synth } from "@plinth/testing";
import type { ITerraformDependable } from "cdktf";
import { EC2Module, InstanceModule } from "../src";

const subnets = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnetIds: ["subnet-0a1b2c3d4e5f60718"],
  availabilityZones: ["us-east-1a"],
};

/** A fleet behind a balancer that counts no requests and waits for its targets. */
const attached = () => {
  const registrations: ITerraformDependable[] = [];
  const made = synth((stack) => {
    const props = { environment: "dev", subnets, port: 8080, instanceType: "m7g.large" } as const;
    const { backend } = new EC2Module(stack, "Web", props);
    backend.attach({ key: "Gate", arn: "arn:group", attached: (by) => registrations.push(by) });
  });
  return { made, registrations };
};

test("the balancer learns what registers the instances, and another registration comes before the old one goes", () => {
  const { made, registrations } = attached();
  expect(registrations).toHaveLength(1);
  expect(made.the("aws_autoscaling_attachment").lifecycle).toEqual({ create_before_destroy: true });
});

test("behind a balancer that counts no requests the group scales on its CPU only", () => {
  const policies = Object.values(attached().made.all("aws_autoscaling_policy"));
  expect(policies.map(({ name }) => name)).toEqual(["cpu"]);
});

test("the balancer learns what registers a single instance, too", () => {
  const registrations: ITerraformDependable[] = [];
  const made = synth((stack) => {
    const props = { environment: "dev", subnets, port: 8080, instanceType: "m7g.large", zone: "us-east-1a" } as const;
    const { backend } = new InstanceModule(stack, "Wiki", props);
    for (const _twice of [1, 2])
      backend.attach({ key: "Gate", arn: "arn:group", attached: (by) => registrations.push(by) });
  });
  expect(registrations).toHaveLength(1);
  // The instance would be created before the old one gives its volumes back.
  expect(made.the("aws_lb_target_group_attachment").lifecycle).toBeUndefined();
});
