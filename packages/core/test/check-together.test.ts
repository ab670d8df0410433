import { App, TerraformStack } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { checkTogether } from "../src";

const stack = (app: App, id: string, things: string[]): TerraformStack => {
  const made = new TerraformStack(app, id);
  for (const name of things) checkTogether(new Construct(made, name), refuseBroken);
  return made;
};
const asked: string[] = [];

function refuseBroken(members: readonly IConstruct[], { node }: TerraformStack): string[] {
  asked.push(`${node.id}: ${members.map((member) => member.node.id).join(", ")}`);
  return members.filter((member) => member.node.id === "Broken").map((member) => `${member.node.path} is broken`);
}

beforeEach(() => asked.splice(0));

test("a check is asked once for all members of a stack", () => {
  const app = new App();
  expect(stack(app, "shop", ["A", "B", "C"]).node.validate()).toEqual([]);
  expect(stack(app, "blog", ["D"]).node.validate()).toEqual([]);
  expect(asked).toEqual(["shop: A, B, C", "blog: D"]);
});

test("what it says fails the synthesis of the stack", () => {
  expect(stack(new App(), "shop", ["Whole", "Broken"]).node.validate()).toEqual(["shop/Broken is broken"]);
});

test("another check is asked of its own members", () => {
  const made = stack(new App(), "shop", ["A"]);
  checkTogether(new Construct(made, "B"), (members) => members.map(({ node }) => `${node.id} is refused`));
  expect(made.node.validate()).toEqual(["B is refused"]);
  expect(asked).toEqual(["shop: A"]);
});
