import { read } from "@plinth/model";
import { Names } from "../../src/names/names";
import { keyOf } from "../../src/names/pattern";
import { targetOf } from "../../src/names/targets";
import { OWN } from "../cases/case";
import { stackOf } from "../given";

const stack = stackOf({
  aws_s3_bucket: { Data: { bucket: "data-1" } },
  aws_kms_key: { Key: {} },
  aws_iam_role: { Web: { name: "web" } },
  aws_db_instance: { Main: { identifier: "main", manage_master_user_password: true }, Plain: { identifier: "plain" } },
  aws_ecs_cluster: { Main: {} },
});
const names = new Names(stack);
const forms = (address: string) => {
  const [resource] = stack.at(address);
  return targetOf(resource, names).forms.map(({ pattern, ...rest }) => ({ arn: keyOf(pattern), ...rest }));
};

test("a bucket is itself and its objects", () => {
  expect(forms("aws_s3_bucket.Data")).toEqual([
    { arn: "arn:aws:s3:::data-1", services: ["s3"], needsPolicy: false, isObjects: false },
    { arn: "arn:aws:s3:::data-1/*", services: ["s3"], needsPolicy: false, isObjects: true },
  ]);
});

test("a key needs its policy, a role needs its trust policy where it is assumed", () => {
  expect(forms("aws_kms_key.Key").map(({ needsPolicy }) => needsPolicy)).toEqual([true]);
  expect(forms("aws_iam_role.Web").map(({ services, needsPolicy }) => [services, needsPolicy])).toEqual([
    [["iam"], false],
    [["sts"], true],
  ]);
});

test("a database has its users, and its secret where RDS manages the password", () => {
  expect(forms("aws_db_instance.Main").map(({ services }) => services)).toEqual([
    ["rds"],
    ["rds-db"],
    ["secretsmanager"],
  ]);
  expect(forms("aws_db_instance.Plain").map(({ services }) => services)).toEqual([["rds"], ["rds-db"]]);
});

test("a resource of another type is its ARN, whatever that is", () => {
  expect(forms("aws_ecs_cluster.Main")).toEqual([
    { arn: "<aws_ecs_cluster.Main|arn>", services: ["ecs"], needsPolicy: false },
  ]);
});

test("a state knows the secret of a database", () => {
  const secret = `arn:aws:secretsmanager:us-east-1:${OWN}:secret:rds!db-1`;
  const values = { manage_master_user_password: true, master_user_secret: [{ secret_arn: secret }] };
  const resources = [{ address: "aws_db_instance.Main", type: "aws_db_instance", mode: "managed", values }];
  const state = read({ format_version: "1.0", values: { root_module: { resources } } });
  const target = targetOf(state.resources[0], new Names(state));
  expect(target.forms.map(({ pattern }) => keyOf(pattern))).toContain(secret);
});
