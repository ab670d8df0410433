import { run } from "../../src/run";
import { documentOf, folderWith } from "../folder";

const vpc = { aws_vpc: { Main: { cidr_block: "10.0.0.0/16" } } };
const remote = "${data.terraform_remote_state.cross-stack-reference-input-network.outputs.vpc}";
const subnet = { A: { vpc_id: remote, cidr_block: "10.0.0.0/24" } };
const group = (id: string, rules: object) => ({ [id]: { vpc_id: remote, ...rules } });
const all = { protocol: "-1", from_port: 0, to_port: 0 };
const instance = (id: string) => ({
  [id]: { subnet_id: "${aws_subnet.A.id}", vpc_security_group_ids: [`\${aws_security_group.${id}.id}`] },
});
const data = {
  ...documentOf("data", {
    aws_subnet: subnet,
    aws_security_group: {
      ...group("Web", { egress: [{ ...all, cidr_blocks: ["10.0.0.0/16"] }] }),
      ...group("Db", {
        ingress: [{ ...all, protocol: "tcp", from_port: 5432, to_port: 5432, cidr_blocks: ["10.0.0.0/24"] }],
      }),
    },
    aws_instance: { ...instance("Web"), ...instance("Db") },
  }),
  data: { terraform_remote_state: { "cross-stack-reference-input-network": {} } },
};
const folder = folderWith({
  "stacks/network/cdk.tf.json": { ...documentOf("network", vpc), output: { vpc: { value: "${aws_vpc.Main.id}" } } },
  "stacks/data/cdk.tf.json": data,
});
const call = (...words: string[]) => run(["reach", ...words], folder);
const [web, db] = ["module.data.aws_instance.Web", "module.data.aws_instance.Db"];

test.each([[[]], [["--to", db]], [["--from", web]]])(
  "the paths with %j are those of all stacks of the app",
  (words) => {
    expect(call(...words)).toEqual({ status: 0, output: `${web} → ${db}: tcp 5432` });
  },
);

test("without a path it says so", () => {
  expect(call("--from", db)).toEqual({ status: 0, output: "No paths." });
});

test("between two ends it explains, and the status is the answer", () => {
  expect(call("--from", web, "--to", db, "--port", "5432")).toEqual({
    status: 0,
    output: expect.stringContaining(`${web} reaches ${db} on tcp 5432:`),
  });
  expect(call("--from", web, "--to", db, "--port", "22")).toEqual({
    status: 1,
    output: expect.stringContaining(`${web} does not reach ${db} on tcp 22:`),
  });
});

test.each([
  [["--port", "22"], "--port and --protocol need --from and --to"],
  [["--from", web, "--to", db, "--port", "ssh"], '--port must be a whole number, got "ssh"'],
  [["--to", "aws_instance.None"], "the stack has no aws_instance.None"],
])("%j ends with 2 and a sentence", (words, sentence) => {
  expect(call(...words)).toEqual({ status: 2, output: expect.stringContaining(sentence) });
});
