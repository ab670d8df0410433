import { TerraformOutput, type TerraformStack } from "cdktf";
import { inputFaults } from "../src";

interface Props {
  readonly name: string;
  readonly size?: number;
}

const subject = (create: (stack: TerraformStack, props: Props) => void) => ({
  create,
  props: () => ({ name: "a", size: 1 }),
  names: ["name", "size"],
});

const refuse = (problem: string) => {
  throw new Error(`shop/Thing (Thing) is misconfigured:\n  - ${problem}`);
};

test("a module that refuses by name everything but its own props has no faults", () => {
  const careful = subject(() => refuse("name must be text"));
  expect(inputFaults(careful)).toEqual([]);
});

test.each([
  ["an error that is no refusal", (_: TerraformStack, { name }: Props) => name.toUpperCase(), "TypeError"],
  [
    "a document with a number that was computed from a token",
    (stack: TerraformStack, { size = 1 }: Props) => {
      new TerraformOutput(stack, "o", { value: `cron(0 ${size} * * ? *)` });
    },
    "the document has",
  ],
  ["a wrong type that is accepted", () => {}, "accepted"],
  [
    "the text of a token in a message",
    (_: TerraformStack, props: Props) => refuse(`got ${props.name}`),
    "the text of a token",
  ],
])("%s is a fault", (_title, create, fault) => {
  expect(inputFaults(subject(create)).join("\n")).toContain(fault);
});

test("a prop that is not given is a fault", () => {
  expect(inputFaults({ ...subject(() => refuse("x")), names: ["name", "size", "port"] })).toEqual([
    "port is not given",
  ]);
});
