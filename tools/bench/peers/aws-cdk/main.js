// The prod stack of examples/web-platform, as a user of AWS CDK writes it: constructs of level 2 wherever they exist.
const { App, Stack, Tags } = require("aws-cdk-lib");
const { Network } = require("./network");
const { Storage } = require("./storage");
const { Database } = require("./database");
const { Web } = require("./web");
const { Api } = require("./api");
const { Backup } = require("./backup");
const { Monitoring } = require("./monitoring");

class WebPlatform extends Stack {
  constructor(scope, id, props) {
    super(scope, id, props);
    const storage = new Storage(this, "Storage");
    const { key, logs, uploads, apiKey } = storage;
    const { vpc } = new Network(this, "Network", { key });
    const { database } = new Database(this, "Database", { vpc, key });
    const web = new Web(this, "Web", { vpc, key, logs });
    const { api } = new Api(this, "Front", { vpc, key, listener: web.https });

    web.fleet.connections.allowToDefaultPort(database);
    uploads.grantReadWrite(web.fleet);
    apiKey.grantRead(web.fleet);
    database.grantConnect(web.fleet, "web");

    const backup = new Backup(this, "Backup", { key, database, uploads });
    new Monitoring(this, "Monitoring", { key, vpc, web, api, database, backup });
  }
}

// `cdk init` writes the flags of today into cdk.json, which the CLI passes; these are those that the stack needs.
const context = {
  "@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy": true,
  "@aws-cdk/aws-iam:minimizePolicies": true,
};
const app = new App({ outdir: process.env.CDKTF_OUTDIR, context });
const stack = new WebPlatform(app, "web-platform-prod", {
  env: { account: "123456789012", region: "us-east-1" },
  terminationProtection: true,
});
Tags.of(stack).add("Environment", "prod");
Tags.of(stack).add("Project", "web-platform");
Tags.of(stack).add("Owner", "platform@example.com");
Tags.of(stack).add("CostCenter", "4711");
app.synth();
