const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const { RdsModule } = require("@plinth/rds");
const { SubnetModule } = require("@plinth/subnet");
const { VpcModule } = require("@plinth/vpc");
const { App, TerraformStack } = require("cdktf");
const { skipCreationStacks } = require("../../../examples/web-platform/lib/creation-stacks");

skipCreationStacks();
const app = new App({ outdir: process.env.CDKTF_OUTDIR });
const stack = new TerraformStack(app, "scale");
new AwsProvider(stack, "Aws", { region: "us-east-1" });
const vpc = new VpcModule(stack, "Network", { environment: "prod", cidrBlock: "10.0.0.0/16" });
const subnets = new SubnetModule(stack, "Isolated", {
  tier: "isolated",
  vpc,
  cidrBlock: "10.0.0.0/16",
  zones: ["us-east-1a", "us-east-1b"],
});
for (let i = 0; i < Number(process.env.COUNT); i++) {
  new RdsModule(stack, `Instance${i}`, {
    environment: "prod",
    engine: "postgres",
    engineVersion: "17",
    databaseName: "shop",
    instanceClass: "db.r7g.large",
    subnets,
  });
}
app.synth();
