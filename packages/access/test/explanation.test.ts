import { type Explanation, explainAccess, type Reason, type Request } from "../src";
import { DATA, ROLE_AND_BUCKET } from "./cases/case";
import { stackOf } from "./given";

test("a request that is for nobody in the stack is not allowed, with a reason", () => {
  const request: Request = { principal: "ec2.amazonaws.com", action: "s3:GetObject", resource: DATA };
  const { allowed, because }: Explanation = explainAccess(stackOf(ROLE_AND_BUCKET), request);
  const reason: Reason = { address: DATA, text: "no policy of this stack allows s3:GetObject" };
  expect({ allowed, because }).toEqual({ allowed: false, because: [reason] });
});
