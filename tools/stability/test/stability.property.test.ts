import { changesBetween } from "@plinth/diff";
import { read, type Stack } from "@plinth/model";
import { synth } from "@plinth/testing";
import fc from "fast-check";
import { createStack, type Plan } from "../stack";

// A hundred documents that differ in nothing `terraform validate` looks at.
delete process.env.PLINTH_RECORD;

/** Faults that we know of: what they replace, by the topic that changes. */
const KNOWN = [
  // A zone more or less replaces the VPC link of an HTTP API.
  "zones: aws_apigatewayv2_vpc_link.subnet_ids",
  // It replaces an RDS proxy too, whose name and log group carry a hash of its subnets: the logs are lost.
  "zones: aws_cloudwatch_log_group.name",
  "zones: aws_db_proxy.vpc_subnet_ids",
];

/** Everything that can be there, the zones at least two. */
const POOLS = {
  zones: ["us-east-1a", "us-east-1b", "us-east-1c", "us-east-1d"],
  buckets: ["Uploads", "Invoices", "Archive"],
  keys: ["KeyOfOrders", "KeyOfUsers"],
  secrets: ["Token", "Password"],
  replicas: ["Reporting", "Search"],
  proxies: ["Pool", "Jobs"],
  emails: ["one@example.com", "two@example.com"],
  parts: ["api", "backup", "monitoring"],
} as const;

const pool = <Member>(members: readonly Member[], minLength = 0) => fc.shuffledSubarray([...members], { minLength });

const plans: fc.Arbitrary<Plan> = fc.record({
  zones: pool(POOLS.zones, 2),
  buckets: pool(POOLS.buckets),
  keys: pool(POOLS.keys),
  secrets: pool(POOLS.secrets),
  replicas: pool(POOLS.replicas),
  proxies: pool(POOLS.proxies),
  emails: pool(POOLS.emails),
  parts: pool(POOLS.parts),
});

const topics = fc.constantFrom(...(Object.keys(POOLS) as (keyof Plan)[]));

function stackOf(plan: Plan): Stack {
  return read(synth((stack) => createStack(stack, plan)).document);
}

function addressesOf({ resources }: Stack): string[] {
  return resources.filter(({ mode }) => mode === "managed").map(({ address }) => address);
}

/** Arguments that force a replacement and are others, of resources that are in both stacks. */
function replaced(before: Stack, after: Stack): string[] {
  return changesBetween(before, after).flatMap(({ type, arguments: all }) =>
    all.filter(({ replaces }) => replaces === true).map(({ path }) => `${type}.${path.replace(/\[\d+\]/g, "")}`),
  );
}

/** The plan with one member of the topic more, or one less where all are there. */
function withOneChanged(plan: Plan, topic: keyof Plan): Plan {
  const members = plan[topic] as readonly string[];
  const absent = (POOLS[topic] as readonly string[]).find((member) => !members.includes(member));
  return { ...plan, [topic]: absent ? [absent, ...members] : members.slice(1) };
}

test("adding or removing one thing replaces nothing that stays, but for what is known, and removes no other address", () => {
  const found = new Set<string>();
  fc.assert(
    fc.property(plans, topics, (plan, topic) => {
      const changed = withOneChanged(plan, topic);
      const [before, after] = [stackOf(plan), stackOf(changed)];
      for (const name of replaced(before, after)) found.add(`${topic}: ${name}`);
      const [one, other] = [addressesOf(before), addressesOf(after)];
      const [fewer, more] = one.length < other.length ? [one, new Set(other)] : [other, new Set(one)];
      expect(fewer.filter((address) => !more.has(address))).toEqual([]);
    }),
    { numRuns: 30, seed: 12, endOnFailure: true },
  );
  expect([...found].sort()).toEqual(KNOWN);
}, 120_000);

test("the order of things changes no address and replaces nothing", () => {
  fc.assert(
    fc.property(plans, (plan) => {
      const turned = Object.fromEntries(
        Object.entries(plan).map(([topic, members]) => [topic, [...members].reverse()]),
      );
      const [before, after] = [stackOf(plan), stackOf(turned as unknown as Plan)];
      expect(addressesOf(after).sort()).toEqual(addressesOf(before).sort());
      expect(replaced(before, after)).toEqual([]);
    }),
    { numRuns: 20, seed: 12, endOnFailure: true },
  );
}, 120_000);
