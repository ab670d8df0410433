import { addressIn, referenceIn, withoutIndexes } from "../src";

test.each([
  ["${aws_vpc.main.id}", { address: "aws_vpc.main", attribute: "id" }],
  ['${aws_vpc.main["a.b"].id}', { address: 'aws_vpc.main["a.b"]', attribute: "id" }],
  ["${aws_vpc.main[0].id}", { address: "aws_vpc.main[0]", attribute: "id" }],
  ["${aws_vpc.main[each.key].id}", { address: "aws_vpc.main", attribute: "id" }],
  ["${data.aws_iam_policy_document.p.json}", { address: "data.aws_iam_policy_document.p", attribute: "json" }],
  ["${module.shop.aws_vpc.main}", { address: "module.shop.aws_vpc.main", attribute: undefined }],
  [
    "${aws_db_instance.Database.master_user_secret[0].secret_arn}",
    { address: "aws_db_instance.Database", attribute: "master_user_secret[0].secret_arn" },
  ],
])("%s is a reference, with its literal index and its attribute", (expression, reference) => {
  expect(referenceIn(expression)).toEqual(reference);
});

test.each(["${aws_vpc.main.id}/*", "${join(aws_vpc.main.id)}", "aws_vpc.main", "${var.id}"])(
  "%s is more, or something else, than a reference",
  (expression) => {
    expect(referenceIn(expression)).toBeUndefined();
  },
);

test("an address is found at the start of an expression, and without its indexes", () => {
  expect(addressIn("${aws_vpc.main[0].id}")).toBe("aws_vpc.main");
  expect(withoutIndexes('module.a["x"].aws_vpc.main[0]')).toBe("module.a.aws_vpc.main");
});
