const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const { S3Module } = require("@plinth/s3");
const { App, TerraformStack } = require("cdktf");
const { skipCreationStacks } = require("../../../examples/web-platform/lib/creation-stacks");

skipCreationStacks();
const app = new App({ outdir: process.env.CDKTF_OUTDIR });
const stack = new TerraformStack(app, "scale");
new AwsProvider(stack, "Aws", { region: "us-east-1" });
for (let i = 0; i < Number(process.env.COUNT); i++) {
  new S3Module(stack, `Instance${i}`, { environment: "prod" });
}
app.synth();
