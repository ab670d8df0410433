import { hopsOf, pathsOf, unknownOf } from "../src/path";
import { union } from "../src/sets/intervals";
import { open, pass, unclear } from "../src/sets/step";
import { EVERYTHING, traffic } from "../src/sets/traffic";

const link = (isSure: boolean) => {
  const wanted = union(traffic("tcp", 80), traffic("udp", 53));
  const passage = pass([open("a", "lets through"), isSure ? open("b", "too") : unclear("b", "who knows")], wanted);
  const { sure, possible } = passage;
  return { from: "one", to: "other", family: 4 as const, clients: [], legs: [{ choices: [passage] }], sure, possible };
};

test("a link is a path for each protocol", () => {
  const rest = { from: "one", to: "other", family: "IPv4", reachable: true, via: [], unknown: [] };
  const hops = [
    { address: "a", says: "lets through" },
    { address: "b", says: "too" },
  ];
  expect(pathsOf(link(true))).toEqual([
    { ...rest, protocol: "tcp", ports: "80", hops },
    { ...rest, protocol: "udp", ports: "53", hops },
  ]);
});

test("a path that is not certain says why", () => {
  expect(pathsOf(link(false)).map(({ reachable, unknown }) => ({ reachable, unknown }))).toEqual([
    { reachable: "unknown", unknown: [{ address: "b", says: "who knows" }] },
    { reachable: "unknown", unknown: [{ address: "b", says: "who knows" }] },
  ]);
});

test("where every grant is certain, it is the subnet that is not known", () => {
  expect(unknownOf({ from: "one", to: "other" }, [])[0]?.says).toContain("not known in which of its subnets");
});

test("a hop is named once", () => {
  const grant = { address: "a", says: "b", traffic: EVERYTHING, isSure: true };
  expect(hopsOf([grant, grant])).toEqual([{ address: "a", says: "b" }]);
});
