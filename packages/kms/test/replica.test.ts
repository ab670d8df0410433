import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type KeyUse, keyFor } from "@plinth/core";
import { type Synthesized, synth } from "@plinth/testing";
import type { TerraformStack } from "cdktf";
import { type KeyReplica, KmsModule, type KmsModuleProps } from "../src";
import { made, plain, policyOf, role } from "./made";

const ireland = (stack: TerraformStack) => new AwsProvider(stack, "Ireland", { region: "eu-west-1", alias: "ireland" });

const defaultProvider = (stack: TerraformStack) => stack.node.findChild("Aws") as AwsProvider;

const replicated = (
  props: Partial<KmsModuleProps> = {},
  use: (replica: KeyReplica, key: KmsModule, stack: TerraformStack) => void = () => {},
) =>
  made({ environment: "prod", multiRegion: true, ...props }, (key, stack) =>
    use(key.addReplica("Ireland", { provider: ireland(stack) }), key, stack),
  );

const REPLICA_POLICY = "Key_Replica-Ireland_Policy_";
const policyName = (key: Synthesized) =>
  Object.keys(key.all("aws_kms_key_policy")).find((name) => name.startsWith(REPLICA_POLICY)) ?? "";

test("a replica is the same key in another region, with policy and alias of its own", () => {
  const key = replicated({ alias: "shop", description: "Of the shop", tags: { Team: "shop" } });
  expect(key.the("aws_kms_replica_key")).toEqual({
    deletion_window_in_days: 30,
    description: "Of the shop",
    primary_key_arn: "${aws_kms_key.Key.arn}",
    provider: "aws.ireland",
    tags: { Name: "test-key-replica-ireland", Team: "shop" },
  });
  const alias = Object.values(key.all("aws_kms_alias")).find(({ provider }) => provider === "aws.ireland");
  expect(plain(alias?.name)).toBe("${aws_kms_alias.Key_Alias.name}");
  expect(key.the("aws_kms_key_policy", policyName(key)).provider).toBe("aws.ireland");
});

test("the policy of a replica names the people of its key and the services of its own region", () => {
  const key = replicated(
    { administrators: [role("platform")], users: [role("worker")] },
    (replica, original, stack) => {
      original.admit("backup");
      new CloudwatchLogGroup(stack, "Records", { name: "/shop/records", kmsKeyId: keyFor(replica, "logs") });
    },
  );
  const policy = policyOf(key, policyName(key));
  expect(policy.map(({ Sid }) => Sid)).toEqual([
    "EnableIamPolicies",
    "Administrators",
    "Users",
    "UsersThroughServices",
    "Logs",
  ]);
  expect(plain(JSON.stringify(policy[4].Principal))).toBe(
    '{"Service":["logs.${data.aws_region.Plinth-Ireland_Region.id}.amazonaws.com"]}',
  );
  expect(plain(key.the("aws_cloudwatch_log_group").kms_key_id)).toMatch(
    /:kms:\$\{data\.aws_region\.Plinth-Ireland_Region\.id\}:.*:key\/\$\{aws_kms_key_policy\.Key_Replica-Ireland_Policy\.key_id\}$/,
  );
});

test("permissions on a replica are for its region", () => {
  const key = replicated({}, (replica) => {
    replica.grantEncrypt({ role: role("writer") });
    replica.grantDecrypt({ role: role("reader") }, { through: ["s3"] });
    replica.grantEncryptDecrypt({ role: role("both") });
  });
  const policies = Object.values(key.all("aws_iam_role_policy")).map(({ policy }) => plain(policy));
  expect(policies.length).toBe(3);
  for (const policy of policies) expect(policy).toContain("Plinth-Ireland_Region.id}");
});

test("a replica touches nothing of its key", () => {
  const without = made({ environment: "prod", multiRegion: true });
  const { resource } = replicated().document;
  for (const [type, named] of Object.entries(without.document.resource as Record<string, object>)) {
    expect(resource[type]).toMatchObject(named);
  }
});

test("a replica needs a multi-region key, another region, and a key of its own", () => {
  made({ multiRegion: true }, (key, stack) => {
    const provider = ireland(stack);
    key.addReplica("Ireland", { provider });
    expect(() => key.addReplica("Ireland", { provider })).toThrow(
      [
        'test/Key.addReplica("Ireland") (KmsModule) is misconfigured:',
        '  - key must be new, got "Ireland"',
        '  - provider must be of a region without a replica, got that of "Replica-Ireland"',
      ].join("\n"),
    );
  });
  made({}, (key, stack) => {
    const home = new AwsProvider(stack, "Home", { region: "us-east-1" });
    expect(() => key.addReplica("eu west", { provider: home })).toThrow(
      [
        'test/Key.addReplica("eu west") (KmsModule) is misconfigured:',
        '  - key must be a letter and up to 63 letters, digits and "_-", got "eu west"',
        "  - multiRegion must be true for a key with replicas; a change replaces the key",
        "  - provider must be of another region than the key",
      ].join("\n"),
    );
    home.alias = "home";
  });
});

test("a replica is made by the default provider, where its key has another one", () => {
  const key = synth((stack) => {
    const primary = new KmsModule(stack, "Key", { environment: "dev", multiRegion: true, provider: ireland(stack) });
    primary.addReplica("Virginia", { provider: defaultProvider(stack) });
  });
  expect(key.the("aws_kms_replica_key")).not.toHaveProperty("provider", "aws.ireland");
});

test("the provider of the key itself is refused for a replica", () => {
  made({ multiRegion: true }, (key, stack) => {
    expect(() => key.addReplica("Home", { provider: defaultProvider(stack) })).toThrow(
      "- provider must be of another region than the key",
    );
  });
});

test("a replica knows no use that its key does not know", () => {
  replicated({}, (replica) => {
    expect(() => replica.admit("mail" as KeyUse)).toThrow(
      'test/Key/Replica-Ireland.admit("mail") (KeyReplica) is misconfigured:\n  - use must be one of logs,',
    );
  });
});

test("every address is the one of the snapshot", () => {
  expect(replicated({}, (replica) => replica.grantDecrypt({ role: role("reader") })).addresses).toMatchInlineSnapshot(`
[
  "aws_iam_role_policy.Key_Replica-Ireland_Decrypt-reader_14DA09D5",
  "aws_kms_alias.Key_Alias_6C2E2031",
  "aws_kms_alias.Key_Replica-Ireland_Alias_11CB2C5B",
  "aws_kms_key.Key",
  "aws_kms_key_policy.Key_Policy_58DDA5C1",
  "aws_kms_key_policy.Key_Replica-Ireland_Policy_F1C82B8A",
  "aws_kms_replica_key.Key_Replica-Ireland_3888C737",
]
`);
});
