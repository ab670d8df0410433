import type { Suppression } from "@plinth/guardrails";
import { overviewsOf } from "../../src/show/overview";

const source = (name: string, json: object) => ({ name, file: `${name}.json`, json });
const overviewOf = (json: object, name: string, suppressions: readonly Suppression[]) =>
  overviewsOf([source(name, json)], suppressions)[0];

const everyone = { protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["0.0.0.0/0"] };
const resource = {
  aws_vpc: { Main: { cidr_block: "10.0.0.0/24" } },
  aws_internet_gateway: { Main: { vpc_id: "${aws_vpc.Main.id}" } },
  aws_default_route_table: {
    Main: {
      default_route_table_id: "${aws_vpc.Main.default_route_table_id}",
      route: [{ cidr_block: "0.0.0.0/0", gateway_id: "${aws_internet_gateway.Main.id}" }],
    },
  },
  aws_subnet: { A: { vpc_id: "${aws_vpc.Main.id}", cidr_block: "10.0.0.0/24", map_public_ip_on_launch: true } },
  aws_security_group: { Web: { vpc_id: "${aws_vpc.Main.id}", ingress: [everyone] } },
  aws_instance: { Web: { subnet_id: "${aws_subnet.A.id}", vpc_security_group_ids: ["${aws_security_group.Web.id}"] } },
  aws_s3_bucket: { Uploads: {} },
};

test("an overview has resources, addresses, data, what the internet reaches, and the verdict of the guardrails", () => {
  const text = overviewOf({ resource, module: { shop: { source: "./shop" } } }, "shop", []);
  expect(text.split("\n\n").map((part) => part.split("\n")[0])).toEqual([
    "shop: 7 resources",
    "Addresses",
    "Data",
    "Reachable from the internet",
    "Guardrails",
    "Not read",
  ]);
  expect(text).toContain("  internet → aws_instance.Web: tcp 22");
  expect(text).toContain("  aws_subnet.A        public  10.0.0.0/24  251");
  expect(text).toContain("  aws_s3_bucket.Uploads  backups: none; 0 alarms");
  expect(text).toMatch(/\n {2}\d+ rules over 7 resources: \d+ failures, \d+ remarks, 0 accepted\n/);
});

test("what a stack does not have is left out, and suppressions count", () => {
  const bad = { resource: { aws_kms_key: { K: {} } } };
  const accepted = {
    rule: "key-rotation",
    address: "*",
    reason: "rotated by hand",
    expires: "2099-01-01",
    stack: "shop",
  };
  expect(overviewOf(bad, "shop", [accepted])).toMatch(/^shop: 1 resources\n.*\n\nGuardrails\n.*, 1 accepted$/);
  expect(overviewOf(bad, "other", [accepted])).toMatch(/, 0 accepted$/);
});

test("what another stack of the app backs up, watches and opens counts, under the addresses of the stack itself", () => {
  const input = (name: string) => `\${data.terraform_remote_state.cross-stack-reference-input-network.outputs.${name}}`;
  const output = { arn: { value: "${aws_s3_bucket.Uploads.arn}" }, subnet: { value: "${aws_subnet.A.id}" } };
  const remote = { terraform_remote_state: { "cross-stack-reference-input-network": {} } };
  const { aws_instance: _instance, ...others } = resource;
  const host = { subnet_id: input("subnet"), vpc_security_group_ids: ["${aws_security_group.Host.id}"] };
  const operations = {
    data: remote,
    resource: {
      aws_backup_selection: { Daily: { resources: [input("arn")] } },
      aws_security_group: { Host: { ingress: [everyone] } },
      aws_instance: { Host: host },
    },
  };
  const [network, services] = overviewsOf(
    [source("network", { resource: others, output }), source("operations", operations)],
    [],
  );
  expect(network).toContain("  aws_s3_bucket.Uploads  backups: AWS Backup (Daily); 0 alarms");
  expect(network).toContain("  aws_subnet.A        public  10.0.0.0/24  251");
  expect(services).toContain("  internet → aws_instance.Host: tcp 22");
  expect(services).not.toContain("Addresses");
});

test("of several files one that is a plan is shown by itself", () => {
  const plan = { format_version: "1.2", planned_values: { root_module: {} }, resource_changes: [] };
  const texts = overviewsOf([source("a", { resource }), source("plan", plan)], []);
  expect(texts.map((text) => text.split("\n")[0])).toEqual(["a: 7 resources", "plan: 0 resources"]);
});
