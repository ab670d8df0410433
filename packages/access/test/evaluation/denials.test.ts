import { isDenied, withoutDenied } from "../../src/evaluation/denials";
import { identityGrants } from "../../src/evaluation/identity-grants";
import { bucketPolicy, deny, OBJECTS } from "../cases/case";
import { sides } from "./sides";

test("denials of the bucket's policy and of the role's count", () => {
  const more = bucketPolicy(deny("s3:GetObject", OBJECTS, { Principal: "*" }));
  const { access, evaluation, identity, candidate } = sides({
    role: ["s3:GetObject", "s3:ListMultipartUploadParts"],
    more,
  });
  const [grant] = identityGrants(access, { ...evaluation, policy: { rules: [], unread: [] } }, candidate);
  expect(withoutDenied(grant, access, evaluation, identity).map(({ actions }) => actions.names)).toEqual([
    ["s3:ListMultipartUploadParts"],
  ]);
  expect(isDenied(access, { ...evaluation, action: "s3:GetObject" }, identity.principal)).toBe(true);
  expect(isDenied(access, { ...evaluation, action: "s3:PutObject" }, identity.principal)).toBe(false);
});
