import { shown } from "../../src/diff/shown";

test.each<[path: string, value: unknown, text: string]>([
  ["port", undefined, "nothing"],
  ["port", 5432, "5432"],
  ["name", "shop", '"shop"'],
  ["vpc_id", "${aws_vpc.Network.id}", "aws_vpc.Network.id"],
  ["ami", '${data.aws_ami({"owners":["self"]}).id}', "data.aws_ami.id"],
  ["zones", ["a", "b"], '["a","b"]'],
  ["master_password", "hunter2", "(not shown)"],
  ["environment.variables.API_TOKEN", "hunter2", "(not shown)"],
  ["policy", "x".repeat(200), `"${"x".repeat(78)}…`],
])("%s %j is %s", (path, value, text) => {
  expect(shown(path, value)).toBe(text);
});
