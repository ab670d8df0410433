import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { ALBModule } from "@plinth/alb";
import { ApiGatewayModule } from "@plinth/api-gateway";
import { EC2Module } from "@plinth/ec2";
import { createTags } from "@plinth/tagging";
import type { TerraformStack } from "cdktf";
import { documentOf } from "../document";
import { createNetwork } from "../stacks/network";

export const TAGS = createTags({
  environment: "prod",
  project: "shop",
  owner: "shop@example.com",
  costCenter: "4711",
});

/** What a release may change. */
export interface Release {
  readonly port: number;
  readonly protocol: "HTTP" | "HTTPS";
  readonly ami: string;
  readonly instanceType: string;
  readonly userData: string;
  readonly certificateArn: string;
  /** Routes by name, with their priorities. */
  readonly routes: Readonly<Record<string, number>>;
}

/** A fleet behind a balancer with routes, and an API in front of it. */
export function synthesizeRelease(release: Release): string {
  return documentOf("release", (stack) => createPlatform(stack, release), TAGS);
}

function createPlatform(stack: TerraformStack, release: Release): void {
  const subnets = createNetwork(stack);
  new InternetGateway(stack, "InternetGateway", { vpcId: subnets.vpcId });
  const web = new EC2Module(stack, "Web", {
    environment: "dev",
    subnets,
    port: release.port,
    instanceType: release.instanceType,
    ami: { id: release.ami },
    userData: release.userData,
    tags: TAGS,
  });
  const balancer = new ALBModule(stack, "Balancer", {
    environment: "dev",
    scheme: "internet-facing",
    subnets,
    certificateArn: release.certificateArn,
    backend: { backend: { ...web.backend, protocol: release.protocol } },
    healthCheck: { path: "/health" },
  });
  for (const [name, priority] of Object.entries(release.routes)) {
    const when = { paths: [`/${name.toLowerCase()}/*`] };
    balancer.addRoute(name, { priority, when, forwardTo: balancer.targetGroup });
  }
  new ApiGatewayModule(stack, "Api", {
    environment: "dev",
    balancer,
    subnets,
    serverName: "www.example.com",
    authorization: "AWS_IAM",
  });
}
