// The prod stack of examples/web-platform, as a user of TerraConstructs writes it: its constructs wherever they exist,
// the resources of the provider elsewhere.
const { CloudinitProvider } = require("@cdktf/provider-cloudinit/lib/provider");
const { App } = require("cdktf");
const { aws } = require("terraconstructs");
const { Network } = require("./network");
const { Storage } = require("./storage");
const { Database } = require("./database");
const { Web } = require("./web");
const { Api } = require("./api");
const { Backup } = require("./backup");
const { Monitoring } = require("./monitoring");

class WebPlatform extends aws.AwsStack {
  constructor(scope, id, props) {
    super(scope, id, props);
    new CloudinitProvider(this, "Cloudinit");
    const storage = new Storage(this, "Storage");
    const { key, uploads, apiKey } = storage;
    const { vpc } = new Network(this, "Network", { key });
    const { database, securityGroup } = new Database(this, "Database", { vpc, key });
    const web = new Web(this, "Web", { vpc, key, accessLogs: storage.logs });
    const { api } = new Api(this, "Front", { vpc, key, web });

    web.securityGroup.connections.allowTo(securityGroup, aws.compute.Port.tcp(5432));
    uploads.grantReadWrite(web.role);
    web.role.addToPolicy(
      new aws.iam.PolicyStatement({
        actions: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
        resources: [apiKey.arn],
      }),
    );
    web.role.addToPolicy(
      new aws.iam.PolicyStatement({
        actions: ["rds-db:connect"],
        resources: [`arn:${this.partition}:rds-db:${this.region}:${this.account}:dbuser:${database.resourceId}/web`],
      }),
    );

    const backup = new Backup(this, "Backup", { key, database, uploads });
    new Monitoring(this, "Monitoring", { key, vpc, web, api, database, backup });
  }
}

const tags = { Environment: "prod", Project: "web-platform", Owner: "platform@example.com", CostCenter: "4711" };
const app = new App({ outdir: process.env.CDKTF_OUTDIR });
new WebPlatform(app, "web-platform-prod", {
  environmentName: "prod",
  gridUUID: "web-platform",
  providerConfig: { region: "us-east-1", defaultTags: [{ tags }] },
});
app.synth();
