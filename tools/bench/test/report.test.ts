import { exceeded, rows } from "../hand";
import { holdingsOf, holdingsTable, total } from "../holdings";
import { median, middle, type Sample } from "../measure";
import { peersTable, shortfalls } from "../peers";
import { plot, ticks } from "../plot";
import { figure, insert, table } from "../report";
import { growthOf, growths, scaleTable } from "../scale";
import { costs, type Series } from "../series";

const sample = (cpu: number, memory = 100): Sample => ({ cpu, memory, wall: cpu });
const series = (points: Readonly<Record<number, number>>, judged = true): Series => ({
  title: "Plinth, S3Module",
  points: new Map(Object.entries(points).map(([size, cpu]) => [Number(size), sample(cpu)])),
  judged,
});
const LEVEL = series({ 1: 400, 100: 1390, 500: 5390, 5000: 50_390 });
const GROWING = series({ 1: 400, 100: 1390, 500: 5390, 5000: 75_385 });

test("medians stand for the rounds", () => {
  expect([median([3, 1, 2]), median([4, 1, 2, 3])]).toEqual([2, 2.5]);
  expect(middle([sample(3, 1), sample(1, 2), sample(2, 9)])).toEqual({ cpu: 2, memory: 2, wall: 2 });
});

test("the verdict by hand takes the limits", () => {
  const [cpu, memory, wall, traced, warm, bothWarm] = rows({
    plinth: sample(120),
    traced: sample(126),
    warm: sample(101),
    bare: sample(100),
    bareWarm: sample(80),
  });
  expect(exceeded([cpu])).toEqual(["CPU time is 1.20 × by hand, the limit is 1.15"]);
  expect(exceeded([traced])).toEqual(["CPU time, with stack traces is 1.26 × by hand, the limit is 1.25"]);
  expect(exceeded([warm])).toEqual(["CPU time, compile cache in the example is 1.01 × by hand, the limit is 1"]);
  expect(bothWarm.ratio).toBeCloseTo(101 / 80);
  expect(exceeded([memory, wall, bothWarm])).toEqual([]);
});

test("peers that are not slow or large enough are named, and marked in the table", () => {
  const measured = {
    plinth: sample(100),
    awsCdk: sample(450, 300),
    awsCdkUnchecked: sample(150, 150),
    terraconstructs: sample(500, 299),
  };
  expect(shortfalls("cold", measured)).toEqual([
    "cold CPU time of AWS CDK is 4.50 × that of Plinth, the limit is 5",
    "cold peak memory of TerraConstructs is 2.99 × that of Plinth, the limit is 3",
  ]);
  const lines = peersTable(measured, measured).split("\n");
  expect(lines[2]).toBe("| cold: CPU time | 100 ms | 450 ms = 4.5 × ✗ | 150 ms = 1.5 × | 500 ms = 5.0 × | ≥ 5 × |");
  expect(lines).toHaveLength(8);
});

test("resources are counted by group, of CloudFormation and of Terraform, and none is left out", () => {
  const template = holdingsOf({ Resources: { A: { Type: "AWS::EC2::VPC" }, B: { Type: "AWS::EC2::SecurityGroup" } } });
  const document = holdingsOf({
    resource: { aws_vpc: { Main: {} }, aws_s3_bucket: { A: {}, B: {} } },
    data: { aws_region: { Here: {} } },
  });
  expect([total(template), total(document)]).toEqual([2, 4]);
  const lines = holdingsTable({ Plinth: document, "AWS CDK": template }).split("\n");
  expect(lines).toContain("| network: VPC, subnets, routes, NAT, endpoint, flow log | 1 | 1 |");
  expect(lines).toContain("| buckets | 2 | 0 |");
  expect(lines.at(-1)).toBe("| **all** | 4 | 2 |");
  expect(() => holdingsTable({ Plinth: holdingsOf({ resource: { random_id: { A: {} } } }) })).toThrow(
    "random_id belongs to no group",
  );
});

test("the cost of an instance is what it adds to a process with one", () => {
  expect([...costs(LEVEL)]).toEqual(
    [
      [100, 10],
      [500, 10],
      [5000, 10],
    ].map(([size, cost]) => [size, expect.closeTo(cost, 3)]),
  );
  expect(growthOf(LEVEL)).toBeCloseTo(1);
});

test("a cost that grows with the number of instances is named, where a limit stands for it", () => {
  expect(growths([LEVEL, GROWING, { ...GROWING, judged: false }])).toEqual([
    "Plinth, S3Module: an instance among the most costs 1.50 × one among 500, the limit is 1.25",
  ]);
});

test("the table of sizes shows the cost of each instance, and a dash where nothing was measured", () => {
  const [head, , level, few] = scaleTable([LEVEL, series({ 1: 5500, 500: 10_490, 5000: 55_490 }, false)])
    .split("\n")
    .filter((line) => line.startsWith("|"));
  expect(head).toBe("| instances | 1 | 100 | 500 | 5,000 | growth |");
  expect(level).toBe("| Plinth, S3Module | (400) | 10 | 10 | 10 | 1.00 (≤ 1.25) |");
  expect(few).toBe("| Plinth, S3Module | (5,500) | – | 10 | 10 | 1.00 |");
});

test("the plot draws each series in both charts, with round numbers at the axes", () => {
  expect(ticks(0.5, 100)).toEqual([0.5, 1, 2, 5, 10, 20, 50, 100]);
  const svg = plot([LEVEL, GROWING]);
  expect(svg.match(/<path [^>]*stroke-width="2"/g)).toHaveLength(6);
  expect(svg).not.toMatch(/NaN|Infinity/);
  expect(svg).toContain(">5,000</text>");
});

test("figures are short, and a section fills its own part of the page", () => {
  expect([figure(1234.5, "ms"), figure(8.04), figure(0.123)]).toEqual(["1,235 ms", "8.0", "0.12"]);
  expect(table(["a", "b"], [[1, 2]])).toBe("| a | b |\n| --- | --- |\n| 1 | 2 |");
  const page = "a <!-- bench:hand:begin -->x<!-- bench:hand:end --> b";
  expect(insert(page, "hand", "y")).toBe("a <!-- bench:hand:begin -->\n\ny\n\n<!-- bench:hand:end --> b");
  expect(() => insert(page, "peers", "y")).toThrow("<!-- bench:peers:begin -->");
});
