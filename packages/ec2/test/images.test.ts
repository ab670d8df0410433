import { synth } from "@plinth/testing";
import { Construct } from "constructs";
import { EC2Module } from "../src";
import { type AmiLock, type AmiProps, staleness } from "../src/ami";
import { fleet, single, subnets } from "./fleet";

const LOCK: AmiLock = {
  id: "ami-0a1b2c3d4e5f60718",
  name: "al2023-ami-2023.9.20260101.0-kernel-6.12-arm64",
  date: "2026-01-01T08:00:00.000Z",
  architecture: "arm64",
};

const template = (ami: AmiProps, instanceType = "t4g.small") => fleet({ ami, instanceType }).the("aws_launch_template");

/** What synthesis warns of. */
function warnings(ami: AmiProps): string[] {
  const found: string[] = [];
  synth((stack) => {
    const parent = new Construct(stack, "Fleets");
    new EC2Module(parent, "Web", { environment: "dev", subnets, port: 80, instanceType: "t4g.small", ami });
    for (const { node } of stack.node.findAll()) {
      found.push(...node.metadata.filter(({ type }) => type === "@cdktf/warn").map(({ data }) => data as string));
    }
  });
  return found;
}

test("an image can be read from a parameter of one's own at every plan", () => {
  const made = fleet({ ami: { parameter: "/images/web" } });
  expect(Object.values(made.document.data.aws_ssm_parameter)[0]).toMatchObject({ name: "/images/web" });
  expect(made.the("aws_launch_template").image_id).toMatch(
    /^\$\{data.aws_ssm_parameter.Web_Image_\w+.insecure_value\}$/,
  );
});

test("the image of a lock file is what the file says, and nothing is looked up", () => {
  expect(template({ lock: LOCK }).image_id).toBe(LOCK.id);
  expect(fleet({ ami: { lock: LOCK } }).document.data).toBeUndefined();
});

test("an image is stale the day after its last day", () => {
  const on = (date: string) => staleness(LOCK, 60, new Date(date));
  expect(on("2026-03-02T09:00:00Z")).toBeUndefined();
  expect(on("2026-03-03T09:00:00Z")).toBe(
    `ami.lock is 61 days old (${LOCK.id}, ${LOCK.name}): write a newer one, or raise ami.maxAgeDays above 60`,
  );
});

test("synthesis warns of a stale lock file and says nothing of a new one", () => {
  const today = new Date().toISOString();
  expect(warnings({ lock: { ...LOCK, date: today } })).toEqual([]);
  expect(warnings({ lock: { ...LOCK, date: "2020-01-01" } })).toEqual([
    expect.stringMatching(/^ami.lock is \d{4} days old/),
  ]);
  expect(warnings({ lock: { ...LOCK, date: "2020-01-01" }, maxAgeDays: 3650 })).toEqual([]);
});

test.each<[AmiProps, string]>([
  [
    { id: "ami-0a1b2c3d4e5f60718", architecture: "x86_64" },
    "ami must be of the architecture of the instances, arm64, got x86_64",
  ],
  [
    { lock: { ...LOCK, architecture: "x86_64" } },
    "ami must be of the architecture of the instances, arm64, got x86_64",
  ],
  [{ lock: { ...LOCK, id: "al2023" } }, 'ami.lock.id must be an id such as "ami-0a1b2c3d4e5f60718", got "al2023"'],
  [{ lock: { ...LOCK, date: "soon" } }, 'ami.lock.date must be a date, got "soon"'],
  [{ lock: LOCK, maxAgeDays: -1 }, "ami.maxAgeDays must be 0 to 36500, got -1"],
  [{ parameter: "images web" }, 'ami.parameter must be a name such as "/images/web", got "images web"'],
  [{ id: LOCK.id, rootDevice: "disk" }, 'ami.rootDevice must be a device such as "/dev/sdf", got "disk"'],
])("the image %j is refused", (ami, message) => {
  expect(() => fleet({ ami })).toThrow(`test/Web (EC2Module) is misconfigured:\n  - ${message}`);
});

test("a single instance has the same images", () => {
  expect(single({ ami: { lock: LOCK } }).the("aws_instance").ami).toBe(LOCK.id);
  expect(() => single({ ami: { id: LOCK.id, architecture: "x86_64" } })).toThrow(
    "of the architecture of the instances",
  );
});
