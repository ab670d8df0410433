import { intersect } from "../../src/sets/intervals";
import { closed, grantsFor, open, pass, possibleOf, type Step, sureOf, unclear } from "../../src/sets/step";
import { EVERYTHING, traffic } from "../../src/sets/traffic";

const HTTP = traffic("tcp", 80);
const step = (isSure: boolean): Step => ({
  address: "group",
  grants: [{ address: "rule", traffic: HTTP, isSure, says: "lets in" }],
  blocks: () => "no rule",
});

test("what passes is what every step lets through", () => {
  const { sure, possible, steps } = pass([open("a", "open"), step(true), open("b", "open")]);
  expect([sure, possible, steps.length]).toEqual([HTTP, HTTP, 3]);
});

test("what a step may let through is possible and not sure", () => {
  const { sure, possible } = pass([step(true), unclear("a", "unknown")]);
  expect([sure, possible]).toEqual([[], HTTP]);
  expect([sureOf(step(false)), possibleOf(step(false))]).toEqual([[], HTTP]);
});

test("no further step is asked when nothing can pass", () => {
  function* steps() {
    yield closed("a", "closed");
    throw new Error("asked");
  }
  expect(pass(steps()).possible).toEqual([]);
});

test("of grants that let the same through one is enough, and a sure one comes before others", () => {
  const both = { ...step(true), grants: [...step(false).grants, ...step(true).grants, ...open("any", "all").grants] };
  const found = grantsFor(pass([both]), HTTP);
  expect(found.map(({ isSure }) => isSure)).toEqual([true]);
  expect(intersect(found[0]?.traffic ?? [], EVERYTHING)).toEqual(HTTP);
});
