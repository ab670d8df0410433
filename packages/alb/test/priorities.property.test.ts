import { TerraformStack, Testing } from "cdktf";
import {
  type Arbitrary,
  array,
  assert,
  constantFrom,
  integer,
  property,
  shuffledSubarray,
  uniqueArray,
} from "fast-check";
import { ALBModule } from "../src";
import { CERTIFICATE, Server, subnets } from "./balancer";

const priority = integer({ min: 1, max: 50_000 });
const routes: Arbitrary<number[]> = uniqueArray(priority, { minLength: 1, maxLength: 12 });

/** The priority of each rule by the route's name, without synthesis: hundreds of documents would show no more. */
function rules(priorities: ReadonlyMap<string, number>): Record<string, number | undefined> {
  const stack = new TerraformStack(Testing.app(), "test");
  const backend = new Server(stack, "Web", 8080);
  const alb = new ALBModule(stack, "Balancer", { environment: "dev", subnets, certificateArn: CERTIFICATE, backend });
  const entries = [...priorities].map(([name, at]) => {
    const rule = alb.addRoute(name, { priority: at, when: { paths: [`/${name}`] }, respond: { status: 200 } });
    return [rule.friendlyUniqueId, rule.priorityInput] as const;
  });
  return Object.fromEntries(entries);
}

const named = (priorities: readonly number[]) => new Map(priorities.map((at, index) => [`R${index}`, at]));

test("a route that is inserted anywhere, or removed, moves no other", () => {
  assert(
    property(routes, priority, integer({ min: 0, max: 12 }), (priorities, inserted, place) => {
      if (priorities.includes(inserted)) return;
      const before = rules(named(priorities));
      const entries = [...named(priorities)];
      const after = rules(new Map([...entries.slice(0, place), ["Inserted", inserted], ...entries.slice(place)]));
      const { length } = Object.keys(after);
      expect(after).toMatchObject(before);
      expect(length).toBe(Object.keys(before).length + 1);
    }),
    { numRuns: 40 },
  );
});

test("the order in which routes are said changes nothing", () => {
  assert(
    property(
      routes.chain((priorities) => shuffledSubarray([...named(priorities)], { minLength: priorities.length })),
      (shuffled) => {
        const inOrder = [...shuffled].sort(([a], [b]) => (a < b ? -1 : 1));
        expect(rules(new Map(shuffled))).toEqual(rules(new Map(inOrder)));
      },
    ),
    { numRuns: 40 },
  );
});

test("no two routes share a priority, and the refusal names free ones", () => {
  assert(
    property(array(priority, { minLength: 2, maxLength: 12 }), constantFrom(0, 1), (list, which) => {
      const priorities = which === 0 ? list : [...list, list[0]];
      const taken = new Set(priorities);
      if (taken.size === priorities.length) {
        const made = Object.values(rules(named(priorities)));
        expect(new Set(made)).toEqual(taken);
        expect(made.every((each = 0) => each >= 1 && each <= 50_000)).toBe(true);
      } else {
        expect(() => rules(named(priorities))).toThrow(/priority must be free, got \d+, which is taken by "R\d+"/);
      }
    }),
    { numRuns: 60 },
  );
});

test("what is free beside a taken priority is told, within what AWS takes", () => {
  expect(() =>
    rules(
      new Map([
        ["A", 1],
        ["B", 2],
        ["C", 1],
      ]),
    ),
  ).toThrow('got 1, which is taken by "A": free beside it: 3');
  expect(() =>
    rules(
      new Map([
        ["A", 100],
        ["B", 101],
        ["C", 100],
      ]),
    ),
  ).toThrow("free beside it: 99, 102");
});
