import { DbInstance } from "@cdktf/provider-aws/lib/db-instance";
import { synth } from "@plinth/testing";
import { Construct } from "constructs";
import { SecretModule } from "../src";

const secretOf = (environment: "dev" | "prod") =>
  synth((stack) => {
    new SecretModule(stack, "ApiKey", { environment });
  }).the("aws_secretsmanager_secret");

test("prov#10259, prov#23998 and prov#4467: in dev a deleted secret gives its name free at once", () => {
  expect(secretOf("dev").recovery_window_in_days).toBe(0);
});

test("prov#10259: in prod the name stays taken for as long as the secret can be restored", () => {
  expect(secretOf("prod")).toMatchObject({ name: "test/apikey", recovery_window_in_days: 30 });
});

test("fixed default names that collide: secrets of two stacks and of two scopes have names of their own", () => {
  const names = ["shop-dev", "shop-prod"].flatMap((stackName) =>
    Object.values(
      synth(
        (stack) => {
          for (const scope of ["Payments", "Mail"]) {
            new SecretModule(new Construct(stack, scope), "ApiKey", { environment: "dev" });
          }
        },
        { stack: stackName },
      ).all("aws_secretsmanager_secret"),
    ).map(({ name }) => name),
  );
  expect(new Set(names).size).toBe(4);
});

test("blocks PR#437: no module makes a role that could be left behind", () => {
  const made = synth((stack) => {
    const database = new DbInstance(stack, "Database", { instanceClass: "db.t4g.micro", snapshotIdentifier: "shop" });
    new SecretModule(stack, "Login", { environment: "prod", generate: { fields: { host: database.address } } });
  });
  expect(made.all("aws_iam_role")).toEqual({});
});
