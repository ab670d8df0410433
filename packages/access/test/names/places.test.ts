import { Names } from "../../src/names/names";
import { keyOf } from "../../src/names/pattern";
import { PLACES } from "../../src/names/places";
import { OWN } from "../cases/case";
import { stackOf } from "../given";

const stack = stackOf({}, { aws_caller_identity: { Me: {} }, aws_region: { Here: {} }, aws_partition: { This: {} } });
const names = new Names(stack);

test.each([
  ["aws_caller_identity", "account_id", OWN],
  ["aws_caller_identity", "user_id", "<data.aws_caller_identity.Me|user_id>"],
  ["aws_region", "name", "us-east-1"],
  ["aws_partition", "partition", "aws"],
  ["aws_partition", "dns_suffix", "amazonaws.com"],
  ["aws_partition", "reverse_dns_prefix", "com.amazonaws"],
])("%s says the %s of the stack", (type, attribute, expected) => {
  const [resource] = stack.all(`data.${type}`);
  expect(keyOf(PLACES[type](names, resource, attribute))).toBe(expected);
});
