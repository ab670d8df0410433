import { parseJsonencode } from "../../src/policy/jsonencode";

test.each([
  ['${jsonencode({"Version" = "2012-10-17", "Statement" = []})}', { Version: "2012-10-17", Statement: [] }],
  ["${jsonencode({ a = [1, true, null, -1.5], b: {} })}", { a: [1, true, null, -1.5], b: {} }],
  ['${jsonencode({\n  a = "x" # comment\n  // another\n  b = "y"\n})}', { a: "x", b: "y" }],
  ['${jsonencode({ a = "${aws_s3_bucket.b.arn}/*" })}', { a: "${aws_s3_bucket.b.arn}/*" }],
  ["${jsonencode({ a = aws_s3_bucket.b.arn, b = [x[0].arn] })}", { a: "${aws_s3_bucket.b.arn}", b: ["${x[0].arn}"] }],
  ['${jsonencode({ a = join("/", [x.arn, "}"]), b = 1 })}', { a: '${join("/", [x.arn, "}"])}', b: 1 }],
  ["${jsonencode({ a = [for s in var.s : s], b = 1 })}", { a: "${[for s in var.s : s]}", b: 1 }],
  ['${jsonencode({ a = "home/$${aws:username}", (var.k) = 1 })}', { a: "home/${aws:username}", "(var.k)": 1 }],
  ['${jsonencode({ a = "x\\"y" })}', { a: 'x"y' }],
])("the value of %s is read", (template, value) => {
  expect(parseJsonencode(template)).toEqual(value);
});

test.each(["${aws_s3_bucket.b.arn}", '{"a":1}', "${jsonencode({})}/x"])("%s is no call of jsonencode", (template) => {
  expect(parseJsonencode(template)).toBeUndefined();
});

test.each(["${jsonencode({ a })}", "${jsonencode({ a = })}"])("%s is refused", (template) => {
  expect(() => parseJsonencode(template)).toThrow(SyntaxError);
});
