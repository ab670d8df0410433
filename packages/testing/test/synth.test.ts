import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { synth } from "../src";

const network = () =>
  synth((stack) => {
    new Vpc(stack, "A", { cidrBlock: "10.0.0.0/16" });
    new Vpc(stack, "B", { cidrBlock: "10.1.0.0/16" });
  });

test("addresses are sorted and leave out providers", () => {
  expect(network().addresses).toEqual(["aws_vpc.A", "aws_vpc.B"]);
});

test("a resource is found by type and name, without metadata", () => {
  expect(network().the("aws_vpc", "B")).toEqual({ cidr_block: "10.1.0.0/16" });
});

test("asking for the one of several says which there are", () => {
  expect(() => network().the("aws_vpc")).toThrow("There is no single aws_vpc; there are: A, B");
});

test("a recorded document carries the name of its test", () => {
  const before = process.env.PLINTH_RECORD;
  const folder = mkdtempSync(join(tmpdir(), "plinth-"));
  process.env.PLINTH_RECORD = folder;
  network();
  process.env.PLINTH_RECORD = before;
  const [file] = readdirSync(folder);
  expect(JSON.parse(readFileSync(join(folder, file), "utf8"))["//"].plinth.test).toBe(
    "a recorded document carries the name of its test",
  );
});

test("nothing is written to the working folder", () => {
  network();
  expect(existsSync("cdktf.out")).toBe(false);
});
