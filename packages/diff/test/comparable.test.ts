import { read } from "@plinth/model";
import { comparable } from "../src/comparable";

test("data sources are named by what they read, moved resources by their later address, at any depth", () => {
  const before = read({ data: { aws_region: { here: { name: "x" } } }, resource: {} });
  const after = read({ resource: {}, moved: [{ from: "aws_vpc.A", to: "aws_vpc.B" }] });
  const args = { list: [{ vpc: "${aws_vpc.A.id}", arn: "a:${data.aws_region.here.name}:b" }], number: 1, flag: true };
  expect(comparable(before, after).earlier(args)).toEqual({
    list: [{ vpc: "${aws_vpc.B.id}", arn: 'a:${data.aws_region({"name":"x"}).name}:b' }],
    number: 1,
    flag: true,
  });
  expect(comparable(before, after).later(args)).toEqual(args);
});
