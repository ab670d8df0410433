import type { Naming, Principal } from "../../src/names/principal";
import { accessOf } from "../given";

test("a principal of the stack has its address, its ARN and its account", () => {
  const { principals } = accessOf({ aws_iam_user: { Ann: { name: "ann" } } });
  const ann: Principal = principals.inStatement({ kind: "AWS", id: "${aws_iam_user.Ann.arn}" }, undefined);
  expect({ ...ann, arn: ann.arn?.join(""), resource: ann.resource?.address }).toEqual({
    kind: "user",
    name: "aws_iam_user.Ann",
    arn: "arn:aws:iam::111122223333:user/ann",
    account: "111122223333",
    resource: "aws_iam_user.Ann",
  });
  const naming: Naming = { by: "itself", isCertain: true };
  const statement = { principals: [{ kind: "AWS", id: "${aws_iam_user.Ann.arn}" }], excludesPrincipals: false };
  expect(principals.naming(statement as unknown as Parameters<typeof principals.naming>[0], ann, undefined)).toEqual(
    naming,
  );
});
