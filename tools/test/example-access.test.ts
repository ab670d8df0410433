import { accessTo, explainAccess, unreadPolicies } from "@plinth/access";
import { type Arguments, read, type Stack } from "@plinth/model";
import { synthesized } from "@plinth/testing";
import { App } from "cdktf";
import { stacks } from "../../examples/web-platform/environments";
import { WebPlatform } from "../../examples/web-platform/web-platform";

const all = Object.entries(stacks).map(([name, settings]) => {
  const { document } = synthesized(new WebPlatform(new App(), name, settings));
  return [name, read(document as Arguments)] as const;
});

const SECRET = "aws_secretsmanager_secret.PaymentApiKey";
const BUCKET = "aws_s3_bucket.Uploads";
const DATABASE = "aws_db_instance.Database";

function fleetOf(stack: Stack): string {
  return stack.all("aws_iam_role").find(({ address }) => address.startsWith("aws_iam_role.Web_"))?.address ?? "";
}

describe.each(all)("%s", (_name, stack) => {
  const fleet = fleetOf(stack);
  const roles = stack.all("aws_iam_role").map(({ address }) => address);
  const ask = (principal: string, action: string, resource: string) =>
    explainAccess(stack, { principal, action, resource }).allowed;

  test("the role of the fleet reads its secret, and nobody else does", () => {
    expect(ask(fleet, "secretsmanager:GetSecretValue", SECRET)).toBe(true);
    expect(accessTo(stack, SECRET).map(({ principal }) => principal.name)).toEqual([fleet]);
    expect(ask("*", "secretsmanager:GetSecretValue", SECRET)).toBe(false);
  });

  test("the role of the fleet writes to its bucket, with the encryption that the bucket has", () => {
    const [permission] = accessTo(stack, BUCKET).filter(({ actions }) => actions.includes("s3:PutObject"));
    expect(permission.principal.name).toBe(fleet);
    expect(permission.conditions).toEqual([]);
    expect(permission.unless.join("\n")).toContain("s3:PutObject denied by aws_s3_bucket_policy.Uploads_");
    expect(ask(fleet, "s3:PutBucketPolicy", BUCKET)).toBe(false);
    expect(ask("*", "s3:GetObject", BUCKET)).toBe(false);
  });

  test("no role, no service and nobody else reads the secret of the database's master user", () => {
    const permissions = accessTo(stack, DATABASE);
    expect(permissions.flatMap(({ actions }) => actions).filter((one) => !one.startsWith("rds-db:"))).toEqual([]);
    for (const role of [...roles, "*"]) {
      expect([false, "unknown"]).toContain(ask(role, "secretsmanager:GetSecretValue", DATABASE));
    }
    expect(ask(fleet, "secretsmanager:GetSecretValue", DATABASE)).toBe(false);
  });

  test("what is not read is policies of AWS, on the roles of AWS Backup and Data Lifecycle Manager", () => {
    for (const sentence of unreadPolicies(stack)) {
      expect(sentence).toMatch(/^aws_iam_role_policy_attachment\.Backup_\S+: AWS\w+ is not read$/);
    }
  });
});

test("in prod the role of the fleet uses the key through the services of its secret and its bucket alone", () => {
  const [, stack] = all.find(([name]) => name.endsWith("-prod")) ?? all[0];
  const [key] = stack.all("aws_kms_key");
  const mine = accessTo(stack, key.address).filter(({ principal }) => principal.name === fleetOf(stack));
  expect(mine.length).toBeGreaterThan(0);
  for (const { conditions, via } of mine) {
    expect(conditions.some((one) => one.startsWith("kms:ViaService is "))).toBe(true);
    expect(via.some((address) => address.startsWith("aws_kms_key_policy."))).toBe(true);
  }
});
