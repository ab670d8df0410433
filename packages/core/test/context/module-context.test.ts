import { synth } from "@plinth/testing";
import { Fn, type TerraformStack, Token } from "cdktf";
import { Construct } from "constructs";
import { type ModuleContext, moduleContext } from "../../src";

const settings = { tags: {}, logRetentionDays: 30 };
const withContext = (build: (context: ModuleContext) => void, given: object = {}) =>
  synth((stack: TerraformStack) => build(moduleContext(new Construct(stack, "Web"), { ...settings, ...given })));

test("Name is derived from the path, and one of the caller's replaces it, on parts too", () => {
  withContext((context) => {
    expect(context.tags()).toEqual({ Name: "test-web" });
    expect(context.tags("Logs")).toEqual({ Name: "test-web-logs" });
  });
  withContext(
    (context) => {
      expect(context.tags()).toEqual({ Name: "shop", Team: "a" });
      expect(context.tags("Logs")).toEqual({ Name: "shop-logs", Team: "a" });
    },
    { tags: { Name: "shop", Team: "a" } },
  );
});

test("tags that are known after apply are merged by Terraform", () => {
  const made = withContext((context) => context.createLogGroup("Log", "/web"), {
    tags: Token.asStringMap(Fn.merge([{ Team: "a" }])),
  });
  expect(made.the("aws_cloudwatch_log_group").tags).toBe('${merge({"Name" = "test-web"}, merge({"Team" = "a"}))}');
});

test("a security group has no rules, a name that can be replaced, and the tags of the module", () => {
  const made = withContext((context) => {
    const { connections } = context.createSecurityGroup("Web servers", "vpc-1", 443);
    connections.allowFrom("10.0.0.0/8");
  });
  expect(made.the("aws_security_group")).toEqual({
    description: "Web servers",
    lifecycle: { create_before_destroy: true },
    name_prefix: "test-web-",
    tags: { Name: "test-web" },
    vpc_id: "vpc-1",
  });
  expect(made.the("aws_vpc_security_group_ingress_rule")).toMatchObject({
    from_port: 443,
    security_group_id: expect.stringMatching(/^\$\{aws_security_group\.Web_SecurityGroup_\w+\.id\}$/),
  });
});

test("a log group is retained and encrypted as the module says, and the key learns of it", () => {
  const uses: string[] = [];
  const encryptionKey = { arn: "arn:key", admit: (use: string) => uses.push(use) };
  const made = withContext((context) => context.createLogGroup("Log", "/web", { skipDestroy: true }), {
    encryptionKey,
  });
  expect(made.the("aws_cloudwatch_log_group")).toEqual({
    kms_key_id: "arn:key",
    name: "/web",
    retention_in_days: 30,
    skip_destroy: true,
    tags: { Name: "test-web" },
  });
  expect(uses).toEqual(["logs"]);
});
