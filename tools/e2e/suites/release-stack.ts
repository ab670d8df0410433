import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { ALBModule } from "@plinth/alb";
import { ApiGatewayModule } from "@plinth/api-gateway";
import type { SubnetsRef } from "@plinth/core";
import { EC2Module } from "@plinth/ec2";
import { createTags } from "@plinth/tagging";
import { App, TerraformStack } from "cdktf";

const OUTDIR = join(__dirname, "../../../.plinth/e2e/out/release");

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
  mkdirSync(OUTDIR, { recursive: true });
  const app = new App({ outdir: OUTDIR });
  const stack = new TerraformStack(app, "release");
  new AwsProvider(stack, "Aws", { region: "us-east-1", defaultTags: [{ tags: TAGS }] });
  const subnets = network(stack);
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
  app.synth();
  return join(OUTDIR, "stacks", "release", "cdk.tf.json");
}

function network(stack: TerraformStack): SubnetsRef {
  const vpc = new Vpc(stack, "Vpc", { cidrBlock: "10.0.0.0/16" });
  new InternetGateway(stack, "InternetGateway", { vpcId: vpc.id });
  const availabilityZones = ["us-east-1a", "us-east-1b"];
  const subnetIds = availabilityZones.map(
    (availabilityZone, index) =>
      new Subnet(stack, `Subnet-${availabilityZone}`, {
        vpcId: vpc.id,
        availabilityZone,
        cidrBlock: `10.0.${index}.0/24`,
      }).id,
  );
  return { vpcId: vpc.id, subnetIds, availabilityZones };
}
