import { ApiGatewayAccount as Setting } from "@cdktf/provider-aws/lib/api-gateway-account";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synth, synthesized } from "@plinth/testing";
import { App, TerraformStack } from "cdktf";
import { ApiGatewayAccount, RestApiModule } from "../src";
import { restApi } from "./apis";

test("the setting names a role that only API Gateway may take, and waits for its permission", () => {
  const made = synth((stack) => new ApiGatewayAccount(stack, "Account", { tags: { team: "platform" } }));
  expect(made.the("aws_api_gateway_account")).toEqual({
    cloudwatch_role_arn: expect.stringMatching(/aws_iam_role.Account_Role_\w+.arn/),
    depends_on: [expect.stringMatching(/^aws_iam_role_policy_attachment.Account_Permission_/)],
  });
  const { assume_role_policy, tags } = made.the("aws_iam_role");
  expect(JSON.parse(assume_role_policy).Statement[0].Principal).toEqual({ Service: ["apigateway.amazonaws.com"] });
  expect(tags).toEqual({ team: "platform", Name: "test-account" });
  expect(made.the("aws_iam_role_policy_attachment").policy_arn).toMatch(
    /^arn:\$\{data.aws_partition.*\}:iam::aws:policy\/service-role\/AmazonAPIGatewayPushToCloudWatchLogs$/,
  );
});

test("a stack holds one setting, whoever made it", () => {
  const message = [
    "test/Second (ApiGatewayAccount) is misconfigured:",
    "  - the stack has the setting already, at test/First: hand that one to every RestApiModule",
  ].join("\n");
  const twice = (first: (stack: TerraformStack) => void) => () =>
    synth((stack) => {
      first(stack);
      new ApiGatewayAccount(stack, "Second");
    });
  expect(twice((stack) => new ApiGatewayAccount(stack, "First"))).toThrow(
    message.replace("test/First", "test/First/Default"),
  );
  expect(twice((stack) => new Setting(stack, "First", {}))).toThrow(message);
});

test("a setting of another stack is waited for by stack", () => {
  const app = new App({ outdir: "/tmp/plinth-synth" });
  const [platform, shop] = ["platform", "shop"].map((name) => {
    const stack = new TerraformStack(app, name);
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    return stack;
  });
  const api = new RestApiModule(shop, "Api", {
    environment: "dev",
    account: new ApiGatewayAccount(platform, "Account"),
    authorization: "AWS_IAM",
    webAcl: "none",
  });
  api.addRoute("Weather", { method: "GET", path: "/", integration: { url: "https://weather.example.com" } });
  expect(shop.dependencies).toEqual([platform]);
  expect(synthesized(shop).the("aws_api_gateway_stage").depends_on).toEqual([
    expect.stringMatching(/^aws_cloudwatch_log_group.Api_ExecutionLog_/),
  ]);
});

test("an account that has the setting from elsewhere is taken at its word", () => {
  const made = restApi({ account: "existing" });
  expect(made.the("aws_api_gateway_stage").depends_on).toEqual([
    expect.stringMatching(/^aws_cloudwatch_log_group.Api_ExecutionLog_/),
  ]);
});
