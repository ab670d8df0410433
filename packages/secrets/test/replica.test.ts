import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import { Synthesized, synth } from "@plinth/testing";
import { TerraformOutput, TerraformVariable } from "cdktf";
import { SecretModule, type SecretReplica } from "../src";
import { encryptionKey, role } from "./roles";

const irishKey = { arn: encryptionKey.arn.replace("us-east-1", "eu-west-1") };

const replicated = (regions: string[], use: (replica: SecretReplica) => void = () => {}) =>
  synth((stack) => {
    const secret = new SecretModule(stack, "ApiKey", { environment: "prod", encryptionKey });
    for (const region of regions) {
      use(secret.addReplica(region, region === "eu-west-1" ? { encryptionKey: irishKey } : {}));
    }
  });

test("replicas are kept by AWS, each with a key of its region", () => {
  expect(replicated(["eu-west-1", "ap-southeast-2"]).the("aws_secretsmanager_secret").replica).toEqual([
    { region: "ap-southeast-2" },
    { kms_key_id: irishKey.arn, region: "eu-west-1" },
  ]);
});

test("the order of speaking changes nothing", () => {
  expect(replicated(["eu-west-1", "ap-southeast-2"]).document.resource).toEqual(
    replicated(["ap-southeast-2", "eu-west-1"]).document.resource,
  );
});

test("a replica adds no address", () => {
  expect(replicated(["eu-west-1"]).addresses).toEqual(replicated([]).addresses);
});

test("a reader in another region reads the replica and decrypts there, and nothing else", () => {
  const made = replicated(["eu-west-1"], (replica) => replica.grantRead(role("web")));
  const [read, decrypt] = Synthesized.json(made.the("aws_iam_role_policy").policy).Statement;
  expect(read.Resource).toEqual([
    expect.stringMatching(
      /^arn:\$\{.*\.partition\}:secretsmanager:eu-west-1:\$\{.*\.account_id\}:secret:test\/apikey-\?{6}$/,
    ),
  ]);
  expect(decrypt).toEqual({
    Effect: "Allow",
    Action: ["kms:Decrypt"],
    Resource: [irishKey.arn],
    Condition: { StringEquals: { "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com" } },
  });
});

test("the ARN of a replica is that of the secret in the other region", () => {
  const made = synth((stack) => {
    const replica = new SecretModule(stack, "ApiKey", { environment: "prod" }).addReplica("eu-west-1");
    new TerraformOutput(stack, "Arn", { value: replica.arn });
  });
  expect(made.document.output.Arn.value).toMatch(
    /^\$\{replace\(aws_secretsmanager_secret\.ApiKey\.arn, ":\$\{data\.aws_region\.[\w-]+\.id\}:", ":eu-west-1:"\)\}$/,
  );
});

test("without a key of one's own, a reader of a replica needs no permission on a key", () => {
  const made = replicated(["ap-southeast-2"], (replica) => replica.grantRead(role("web")));
  expect(Synthesized.json(made.the("aws_iam_role_policy").policy).Statement).toHaveLength(1);
});

test("a region twice, and what is no region, are refused", () => {
  synth((stack) => {
    const secret = new SecretModule(stack, "ApiKey", { environment: "prod" });
    secret.addReplica("eu-west-1");
    expect(() => secret.addReplica("eu-west-1")).toThrow(
      'test/ApiKey.addReplica("eu-west-1") (SecretModule) is misconfigured:\n  - region must be new, got "eu-west-1"',
    );
    expect(() => secret.addReplica("Ireland")).toThrow('region must be a region such as "eu-west-1", got "Ireland"');
  });
});

test("a region that is known only after apply is refused without the text of a token", () => {
  synth((stack) => {
    const later = new TerraformVariable(stack, "Region", { type: "string" }).stringValue;
    const secret = new SecretModule(stack, "ApiKey", { environment: "prod" });
    const key = new KmsKey(stack, "Key", {});
    expect(() => secret.addReplica(later, { encryptionKey: key })).toThrow(
      "- region must be a literal value, got a value that is known only after apply",
    );
    expect(() => secret.addReplica(later, { encryptionKey: key })).not.toThrow("TfToken");
  });
});
