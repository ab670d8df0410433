import { grantsOf } from "../../src/evaluation/grants";
import { permissionsOf } from "../../src/evaluation/permissions-of";
import { BUCKET, OBJECTS, OTHER } from "../cases/case";
import { question, rule, target } from "./questions";

const grants = [false, true].flatMap((isObjects) =>
  grantsOf(rule({ Action: "s3:*", Resource: [BUCKET, OBJECTS] }), question(isObjects)),
);

test("grants that differ in their ARNs alone are one permission", () => {
  expect(permissionsOf(grants, target)).toEqual([
    {
      principal: { kind: "role", name: "aws_iam_role.Web", account: "111122223333" },
      actions: ["s3:*"],
      notActions: [],
      resource: "aws_s3_bucket.Data",
      resources: [BUCKET, OBJECTS],
      conditions: [],
      unless: [],
      via: ["aws_iam_policy.P"],
    },
  ]);
});

test("a permission says whether it goes to another account, perhaps, and to a deputy", () => {
  expect(permissionsOf(grants, { ...target, account: OTHER })[0].crossAccount).toBe(true);
  expect(permissionsOf(grants, { ...target, account: "${account}" })[0].crossAccount).toBe("unknown");
  expect(permissionsOf([{ ...grants[0], confusedDeputy: true }], target)[0].confusedDeputy).toBe(true);
});
