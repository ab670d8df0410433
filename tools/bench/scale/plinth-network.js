const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const { SubnetModule } = require("@plinth/subnet");
const { VpcModule } = require("@plinth/vpc");
const { App, TerraformStack } = require("cdktf");
const { skipCreationStacks } = require("../../../examples/web-platform/lib/creation-stacks");

skipCreationStacks();
const app = new App({ outdir: process.env.CDKTF_OUTDIR });
const stack = new TerraformStack(app, "scale");
new AwsProvider(stack, "Aws", { region: "us-east-1" });
for (let i = 0; i < Number(process.env.COUNT); i++) {
  const vpc = new VpcModule(stack, `Instance${i}`, { environment: "prod", cidrBlock: "10.0.0.0/16" });
  new SubnetModule(stack, `Isolated${i}`, {
    tier: "isolated",
    vpc,
    cidrBlock: "10.0.0.0/20",
    zones: ["us-east-1a", "us-east-1b"],
  });
}
app.synth();
