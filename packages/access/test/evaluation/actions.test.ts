import { actionPattern, includesAction, intersect, touchesAction, unique, without } from "../../src/evaluation/actions";

const all = (...names: string[]) => ({ names, except: [] });

test("actions have no case, and an expression in one is one token", () => {
  expect(actionPattern("S3:Get").join("")).toBe("s3:get");
  expect(actionPattern("s3:${var.verb}").at(-1)).toBe("${var.verb}");
  expect(includesAction(["S3:*"], "s3:GetObject")).toBe(true);
  expect(includesAction(["s3:GetObject"], "s3:*")).toBe(false);
  expect(touchesAction(["s3:GetObject"], "s3:*")).toBe(true);
});

test.each([
  [all("s3:*"), all("s3:GetObject"), { names: ["s3:GetObject"], except: [] }],
  [all("s3:GetObject"), all("*"), { names: ["s3:GetObject"], except: [] }],
  [all("s3:GetObject"), all("sqs:*"), { names: [], except: [] }],
  [all("s3:Get*"), all("s3:*Object"), { names: ["s3:Get*"], except: [] }],
  [all("*"), { names: ["*"], except: ["iam:*"] }, { names: ["*"], except: ["iam:*"] }],
  [all("s3:*"), { names: ["*"], except: ["iam:*"] }, { names: ["s3:*"], except: [] }],
])("%j and %j have %j in common", (a, b, expected) => {
  expect(intersect(a, b)).toEqual(expected);
});

test("excluded actions are left out, those within a pattern are its exceptions", () => {
  expect(without(all("s3:GetObject", "s3:*"), ["s3:Get*"])).toEqual({ names: ["s3:*"], except: ["s3:Get*"] });
  expect(without({ names: ["s3:*"], except: ["s3:PutObject"] }, ["s3:*"])).toEqual({ names: [], except: [] });
  expect(unique([1, 1, 2])).toEqual([1, 2]);
});
