import { readApp } from "../src";

const remote = (stack: string, output: string) =>
  `\${data.terraform_remote_state.cross-stack-reference-input-${stack}.outputs.${output}}`;
const state = (stack: string) => ({ terraform_remote_state: { [`cross-stack-reference-input-${stack}`]: {} } });

const network = {
  name: "network",
  json: {
    resource: { aws_vpc: { Main: { cidr_block: "10.0.0.0/16" } }, aws_subnet: { A: { vpc_id: "${aws_vpc.Main.id}" } } },
    output: { vpc: { value: "${aws_vpc.Main.id}" }, zones: { value: ["a"] } },
    moved: [{ from: "aws_vpc.Old", to: "aws_vpc.Main" }],
  },
};
const data = {
  name: "data",
  json: {
    data: state("network"),
    resource: {
      aws_security_group: { Db: { vpc_id: remote("network", "vpc"), name: `in-${remote("network", "vpc")}` } },
    },
    output: { vpc: { value: remote("network", "vpc") } },
  },
};
const web = {
  name: "web",
  json: {
    data: state("data"),
    resource: { aws_lb_target_group: { T: { vpc_id: remote("data", "vpc"), name: remote("data", "none") } } },
  },
};

const app = readApp([network, data, web]);
const at = (address: string) => app.at(address)[0];

test("addresses say the stack", () => {
  expect(app.resources.filter(({ mode }) => mode === "managed").map(({ address }) => address)).toEqual([
    "module.network.aws_vpc.Main",
    "module.network.aws_subnet.A",
    "module.data.aws_security_group.Db",
    "module.web.aws_lb_target_group.T",
  ]);
});

test("a reference leads to a resource of its own stack, and through outputs to that of another, at any distance", () => {
  const [vpc] = app.all("aws_vpc");
  const referring = app.referringTo(vpc).map(({ address }) => address);
  expect(referring).toEqual([
    "module.network.aws_subnet.A",
    "module.data.aws_security_group.Db",
    "module.web.aws_lb_target_group.T",
  ]);
  expect(at("module.data.aws_security_group.Db").args.name).toBe("in-${module.network.aws_vpc.Main.id}");
});

test("an output that is not there stays what it is", () => {
  expect(at("module.web.aws_lb_target_group.T").args.name).toBe(remote("data", "none"));
});

test("moved resources keep their stack", () => {
  expect(app.moved).toEqual([{ from: "module.network.aws_vpc.Old", to: "module.network.aws_vpc.Main" }]);
});

test("stacks that read each other end", () => {
  const one = {
    name: "one",
    json: { output: { a: { value: remote("two", "a") } }, resource: { aws_vpc: { A: { x: remote("two", "a") } } } },
  };
  const two = { name: "two", json: { output: { a: { value: remote("one", "a") } }, resource: {} } };
  expect(readApp([one, two]).at("module.one.aws_vpc.A")[0].args.x).toContain("terraform_remote_state");
});

test("a single stack is read as it is, unless its addresses are to name it", () => {
  expect(readApp([network]).resources[0].address).toBe("aws_vpc.Main");
  expect(readApp([network], true).resources[0].address).toBe("module.network.aws_vpc.Main");
});

test("several stacks must be documents", () => {
  const plan = { name: "plan.json", json: { format_version: "1.2", planned_values: {} } };
  expect(() => readApp([network, plan])).toThrow("plan.json: the stacks of an app must be documents, got a plan");
});
