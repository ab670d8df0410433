import { denialNaming } from "../../src/evaluation/denial-naming";
import { OTHER, OWN, ROLE } from "../cases/case";
import { access, rule, web } from "./questions";

const naming = (statement: object, principal = web) =>
  denialNaming(access, rule({ Effect: "Deny", ...statement }), principal);
const named = (id: string) => access.principals.inStatement({ kind: "AWS", id }, undefined);
const perhaps = { by: "itself", isCertain: false };

test("a role is denied by its name, its account and everybody", () => {
  expect(naming({ Principal: { AWS: ROLE } })).toMatchObject({ isCertain: true });
  expect(naming({ Principal: { AWS: OWN } })).toMatchObject({ by: "account", isCertain: true });
  expect(naming({ Principal: "*" })).toMatchObject({ isCertain: true });
  expect(naming({ Principal: { AWS: OTHER } })).toBeUndefined();
});

test("NotPrincipal spares a role that it names with its account, perhaps not without", () => {
  expect(naming({ NotPrincipal: { AWS: [ROLE, OWN] } })).toBeUndefined();
  expect(naming({ NotPrincipal: { AWS: ROLE } })).toEqual(perhaps);
  expect(naming({ NotPrincipal: { AWS: OTHER } })).toEqual({ by: "everybody", isCertain: true });
});

test("a denial to one is about a part of an account and of everybody", () => {
  expect(naming({ Principal: { AWS: ROLE } }, named(OWN))).toEqual(perhaps);
  expect(naming({ Principal: { AWS: ROLE } }, named(OTHER))).toBeUndefined();
  expect(naming({ Principal: { AWS: ROLE } }, named("*"))).toEqual(perhaps);
  expect(naming({ NotPrincipal: { AWS: ROLE } }, named("*"))).toEqual(perhaps);
  expect(naming({ Principal: "*" }, named("*"))).toMatchObject({ isCertain: true });
});
