import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { type Backend, Connections, type TargetGroupRef } from "@plinth/core";
import { type Arguments, synth } from "@plinth/testing";
import { Construct } from "constructs";
import { ALBModule, type ALBModuleProps, NLBModule, type NLBModuleProps } from "../src";

export const subnets = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
  availabilityZones: ["us-east-1a", "us-east-1b"],
};

export const CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";
export const KEY = "arn:aws:kms:us-east-1:123456789012:key/1b0c2a4e-6a1c-4b2e-9a53-0f3b1d2c4e5f";

/** Something that serves at a port and remembers which target groups it was given. */
export class Server extends Construct implements Backend {
  readonly attached: TargetGroupRef[] = [];
  readonly backend: Backend["backend"];

  constructor(scope: Construct, id: string, port: number, more: Partial<Backend["backend"]> = {}) {
    super(scope, id);
    const connections = new Connections(this, new SecurityGroup(this, "Group", {}).id, port);
    this.backend = { port, connections, attach: (group) => this.attached.push(group), ...more };
  }
}

export const balancer = (
  props: Partial<ALBModuleProps> = {},
  look: (balancer: ALBModule, server: Server) => void = () => {},
  port = 8080,
) =>
  synth((stack) => {
    const server = new Server(stack, "Web", port);
    const source = props.certificate ? {} : { certificateArn: CERTIFICATE };
    const all = { environment: "dev", subnets, backend: server, ...source, ...props } as ALBModuleProps;
    look(new ALBModule(stack, "Balancer", all), server);
  });

/** A network balancer, and what is said to it. */
export const networkBalancer = (
  props: Partial<NLBModuleProps> = {},
  look: (balancer: NLBModule, server: Server) => void = () => {},
  served: Partial<Backend["backend"]> = {},
) =>
  synth((stack) => {
    const server = new Server(stack, "Web", 8080, served);
    look(new NLBModule(stack, "Gate", { environment: "dev", subnets, ...props }), server);
  });

/** The only resource of a type whose name begins so, whatever its hash. */
export function named(made: ReturnType<typeof synth>, type: string, beginning: string): Arguments {
  const found = Object.entries(made.all(type)).filter(([name]) => name.startsWith(`${beginning}_`));
  if (found.length !== 1)
    throw new Error(`${found.length} of ${Object.keys(made.all(type)).join(", ")} begin with ${beginning}`);
  return found[0][1];
}
