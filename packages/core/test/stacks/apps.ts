import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { type App, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { Connections } from "../../src";

/** An app of two stacks; its folder is never written to. */
export function twoStacks(): { app: App; platform: TerraformStack; service: TerraformStack } {
  const app = Testing.app();
  const [platform, service] = ["platform", "service"].map((id) => {
    const stack = new TerraformStack(app, id);
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    return stack;
  });
  return { app, platform, service };
}

/** A module with a security group, which reads what it is given. */
export class Server extends Construct {
  public readonly securityGroup: SecurityGroup;
  public readonly connections: Connections;

  constructor(scope: Construct, id: string, options: { readonly reads?: string; readonly isShared?: boolean } = {}) {
    super(scope, id);
    this.securityGroup = new SecurityGroup(this, "SecurityGroup", { description: options.reads ?? id });
    this.connections = new Connections(this, this.securityGroup.id, 8080, undefined, undefined, options.isShared);
  }
}

/** Names of the resources of a type, by stack, after the whole app is prepared. */
export function namesOf(app: App, type: string): Record<string, string[]> {
  const stacks = app.node.children.filter(TerraformStack.isStack);
  for (const stack of stacks) stack.prepareStack();
  return Object.fromEntries(
    stacks.map((stack) => [stack.node.id, Object.keys(JSON.parse(Testing.synth(stack)).resource?.[type] ?? {})]),
  );
}
