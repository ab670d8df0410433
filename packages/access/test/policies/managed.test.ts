import { managedName, managedStatements } from "../../src/policies/managed";

test("an AWS managed policy is known by the end of its ARN, in any partition", () => {
  expect(managedName("arn:aws:iam::aws:policy/AdministratorAccess")).toBe("AdministratorAccess");
  expect(managedName("arn:${data.aws_partition.P.partition}:iam::aws:policy/service-role/AWSBackup")).toBe("AWSBackup");
  expect(managedName("arn:aws:iam::111122223333:policy/own")).toBeUndefined();
});

test("a few policies of AWS have statements", () => {
  expect(managedStatements("AdministratorAccess")).toMatchObject([
    { effect: "Allow", actions: ["*"], resources: ["*"] },
  ]);
  expect(managedStatements("AWSDenyAll")).toMatchObject([{ effect: "Deny", actions: ["*"] }]);
  const read = managedStatements("ReadOnlyAccess")?.flatMap(({ actions }) => actions) ?? [];
  expect(read).toContain("s3:Get*");
  expect(
    read.some((one) => /:(Put|Create|Delete|Update|\*)|secretsmanager:(GetSecretValue|Get\*)|Decrypt/.test(one)),
  ).toBe(false);
  expect(managedStatements("AmazonS3FullAccess")).toBeUndefined();
});
