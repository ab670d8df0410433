import { expressionEnd, parseTemplate, partsOfTemplate, stringEnd } from "../../src/policy/template";

test("a template is text and expressions, whose strings may have braces and expressions", () => {
  expect(partsOfTemplate('a${x["}"]}b${f("${y}")}')).toEqual([
    { isExpression: false, text: "a" },
    { isExpression: true, text: '${x["}"]}' },
    { isExpression: false, text: "b" },
    { isExpression: true, text: '${f("${y}")}' },
  ]);
});

test("an escaped ${ is text, which a policy has as a policy variable", () => {
  expect(partsOfTemplate("home/$${aws:username}")).toEqual([{ isExpression: false, text: "home/${aws:username}" }]);
});

test.each([
  ['{"a":"${x["k"].arn}/*"}', { a: '${x["k"].arn}/*' }],
  ['{"a":"${x[\\"k\\"].arn}/*"}', { a: '${x["k"].arn}/*' }],
  ['{"a":${x.ids}}', { a: "${x.ids}" }],
  ['{"a":"\\"${x}\\""}', { a: '"${x}"' }],
  ['{"a":"$${aws:username}"}', { a: "${aws:username}" }],
  ["${x.json}", "${x.json}"],
])("JSON with expressions is read: %s", (template, value) => {
  expect(parseTemplate(template)).toEqual(value);
});

test("text that is no JSON is refused", () => {
  expect(() => parseTemplate("policy")).toThrow(SyntaxError);
});

test("an expression or a string without an end ends with the text", () => {
  expect(expressionEnd("${x", 0)).toBe(3);
  expect(expressionEnd('${x[\\"a', 0)).toBe(7);
  expect(stringEnd('"a$${b', 0)).toBe(6);
});
