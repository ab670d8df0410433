import { read } from "@plinth/model";
import { accountIn, accountInArn, accountsOf, readable, sameAccount, UNKNOWN_ACCOUNT } from "../../src/names/accounts";
import { characters } from "../../src/names/pattern";
import { OTHER, OWN } from "../cases/case";

const stateOf = (...resources: object[]) =>
  read({
    format_version: "1.0",
    values: { root_module: { resources: resources.map((one) => ({ mode: "managed", ...one })) } },
  });
const topic = (name: string, account: string) => ({
  address: `aws_sns_topic.${name}`,
  type: "aws_sns_topic",
  values: { arn: `arn:aws:sns:us-east-1:${account}:${name}` },
});

test("two accounts are one, or not, or that is unknown", () => {
  expect(sameAccount(OWN, OWN)).toBe(true);
  expect(sameAccount(OWN, OTHER)).toBe(false);
  expect(sameAccount(UNKNOWN_ACCOUNT, UNKNOWN_ACCOUNT)).toBe(true);
  expect(sameAccount(OWN, UNKNOWN_ACCOUNT)).toBe("unknown");
  expect(sameAccount(OWN, undefined)).toBe("unknown");
});

test("an ARN has the account, and is the account where it is that of the root user", () => {
  expect(accountIn(characters(OWN))).toEqual({ id: OWN, isWhole: true });
  expect(accountIn(characters(`arn:aws:iam::${OWN}:root`))).toEqual({ id: OWN, isWhole: true });
  expect(accountIn(characters(`arn:aws:iam::${OWN}:role/a`))).toEqual({ id: OWN, isWhole: false });
  expect(accountIn(characters("arn:aws:s3:::a"))).toBeUndefined();
  expect([readable(OWN), readable(UNKNOWN_ACCOUNT)]).toEqual([OWN, "this account"]);
});

test("the account of a state is the only one in its ARNs", () => {
  const one = stateOf(topic("a", OWN), topic("b", OWN));
  expect(accountInArn(one.resources[0])).toBe(OWN);
  expect([...accountsOf(one)]).toEqual([["aws", OWN]]);
  expect([...accountsOf(stateOf(topic("a", OWN), topic("b", OTHER)))]).toEqual([]);
});
