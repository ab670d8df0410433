import { readPlan, readState, Stack } from "@plinth/model";
import { References } from "../src/references";
import { shop, stackOf } from "./fixtures";

const found = (stack: Stack, from: string, name: string, ...types: string[]) => {
  const [resource] = stack.at(from);
  if (!resource) throw new Error(from);
  return new References(stack)
    .each(resource, name, ...types)
    .flatMap(({ resources, literals, unknown }) => [
      ...resources.map(({ address }) => address),
      ...literals,
      ...unknown,
    ]);
};

test("a reference is followed through the arguments of other resources", () => {
  const stack = stackOf(shop({ "aws_instance.App": { subnet_id: `\${aws_route_table_association.App.subnet_id}` } }));
  expect(found(stack, "aws_instance.App", "subnet_id", "aws_subnet")).toEqual(["aws_subnet.App"]);
  expect(found(stack, "aws_instance.App", "subnet_id", "aws_vpc")).toEqual([
    "${aws_route_table_association.App.subnet_id}",
  ]);
});

test("an id that is known leads to its resource, as in a state", () => {
  const resource = (type: string, values: object) => ({
    address: `${type}.A`,
    type,
    mode: "managed" as const,
    values: { ...values },
  });
  const stack = readState({
    values: {
      root_module: {
        resources: [resource("aws_subnet", { id: "subnet-1" }), resource("aws_instance", { subnet_id: "subnet-1" })],
      },
    },
  });
  expect(found(stack, "aws_instance.A", "subnet_id", "aws_subnet")).toEqual(["aws_subnet.A"]);
});

test("an id of nothing in the stack stays what it is", () => {
  const stack = stackOf(shop({ "aws_instance.App": { subnet_id: "subnet-0123456789abcdef0" } }));
  expect(found(stack, "aws_instance.App", "subnet_id", "aws_subnet")).toEqual(["subnet-0123456789abcdef0"]);
});

test("instances of a counted resource are distinct", () => {
  const make = (address: string, args: object, references: string[] = []) => ({
    address,
    type: address.split(".")[0] ?? "",
    mode: "managed" as const,
    args: { ...args },
    references: new Set(references),
    provider: { key: "aws" },
  });
  const stack = new Stack([
    make("aws_subnet.A[0]", {}),
    make("aws_subnet.A[1]", {}),
    make("aws_instance.One", { subnet_id: `\${aws_subnet.A[1].id}` }, ["aws_subnet.A[1]"]),
    make("aws_instance.Each[0]", { subnet_id: `\${aws_subnet.A.id}` }, ["aws_subnet.A"]),
    make("aws_lb.All", { subnets: `\${aws_subnet.A}` }, ["aws_subnet.A"]),
  ]);
  expect(found(stack, "aws_instance.One", "subnet_id", "aws_subnet")).toEqual(["aws_subnet.A[1]"]);
  expect(found(stack, "aws_instance.Each", "subnet_id", "aws_subnet")).toEqual(["aws_subnet.A[0]"]);
  expect(found(stack, "aws_lb.All", "subnets", "aws_subnet")).toEqual(["aws_subnet.A[0]", "aws_subnet.A[1]"]);
});

test("a set that a plan does not know yet has all members that its expression names", () => {
  const subnet = (name: string) => ({
    address: `aws_subnet.${name}`,
    type: "aws_subnet",
    mode: "managed" as const,
    values: {},
  });
  const balancer = { address: "aws_lb.L", type: "aws_lb", mode: "managed" as const, values: {} };
  const references = ["A", "B"].flatMap((name) => [`aws_subnet.${name}.id`, `aws_subnet.${name}`]);
  const stack = readPlan({
    planned_values: { root_module: { resources: [subnet("A"), subnet("B"), balancer] } },
    resource_changes: [{ address: "aws_lb.L", change: { after_unknown: { subnets: true } } }],
    configuration: { root_module: { resources: [{ address: "aws_lb.L", expressions: { subnets: { references } } }] } },
  });
  expect(found(stack, "aws_lb.L", "subnets", "aws_subnet")).toEqual(["aws_subnet.A", "aws_subnet.B"]);
});

test("a call of a function that names one resource means it, and one that names several is not known", () => {
  const one = stackOf(shop({ "aws_instance.App": { subnet_id: "${element([aws_subnet.App.id], 0)}" } }));
  const both = "${element([aws_subnet.App.id, aws_subnet.Data.id], 1)}";
  const several = stackOf(shop({ "aws_instance.App": { subnet_id: both } }));
  expect(found(one, "aws_instance.App", "subnet_id", "aws_subnet")).toEqual(["aws_subnet.App"]);
  expect(found(several, "aws_instance.App", "subnet_id", "aws_subnet")).toEqual([both]);
});
