import { array, assert, constantFrom, property, string } from "fast-check";
import type { When } from "../src";
import { takesAll } from "../src/shadows";

test.each<[When, When, boolean]>([
  [{ paths: ["/*"] }, { paths: ["/api/*"] }, true],
  [{ paths: ["/api/*"] }, { paths: ["/*"] }, false],
  [{ paths: ["/a?"] }, { paths: ["/a*"] }, false],
  [{ paths: ["/a"] }, { paths: ["/a"], methods: ["GET"] }, true],
  [{ paths: ["/a"], methods: ["GET"] }, { paths: ["/a"] }, false],
  [{ paths: ["/a", "/b"] }, { paths: ["/b"] }, true],
  [{ paths: ["/a.b"] }, { paths: ["/axb"] }, false],
  [{ hosts: ["*.EXAMPLE.com"] }, { hosts: ["www.example.com"] }, true],
  [{ headers: { "X-A": ["*"] } }, { headers: { "x-a": ["yes"] } }, true],
  [{ headers: { "X-A": ["*"] } }, { headers: { "X-B": ["yes"] } }, false],
  [{ query: [{ value: "2" }] }, { query: [{ key: "v", value: "2" }] }, true],
  [{ query: [{ key: "v", value: "2" }] }, { query: [{ value: "2" }] }, false],
  [{ sourceIps: ["10.0.0.0/8"] }, { sourceIps: ["10.1.0.0/16"] }, true],
  [{ sourceIps: ["10.1.0.0/16"] }, { sourceIps: ["10.0.0.0/8"] }, false],
  [{ pathRegexes: ["^/a"] }, { pathRegexes: ["^/a"] }, true],
])("%j takes all of %j: %s", (outer, inner, expected) => {
  expect(takesAll(outer, inner)).toBe(expected);
});

test("what one pattern is said to take all of, it matches whatever the other stands for", () => {
  const part = string({ unit: constantFrom("a", "b", "*", "?"), maxLength: 6 });
  const fill = array(constantFrom("a", "b", "c"), { minLength: 6, maxLength: 6 });
  const expression = (pattern: string) =>
    new RegExp(`^${pattern.replace(/[*?]/g, (char) => (char === "*" ? ".*" : "."))}$`);
  assert(
    property(part, part, fill, (outer, inner, letters) => {
      if (!takesAll({ paths: [`/${outer}`] }, { paths: [`/${inner}`] })) return;
      let used = 0;
      const path = `/${inner}`.replace(/[*?]/g, (char) =>
        char === "*" ? letters.slice(used).join("") : letters[used++],
      );
      expect(path).toMatch(expression(`/${outer}`));
    }),
  );
});
