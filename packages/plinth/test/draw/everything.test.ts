import { read } from "@plinth/model";
import { StackDocument } from "../../src/draw/document";
import type { Architecture } from "../../src/draw/model";
import { architectureIn, comment, stack, zone } from "./documents";
import { everything } from "./everything";

function shownBy({ network, services }: Architecture): string[] {
  const tiers = network?.tiers.flatMap(({ cells, placed }) => [...cells, ...placed]) ?? [];
  return [...(network ? [network] : []), ...tiers, ...services].flatMap(({ shows }) => shows);
}

const made = architectureIn(everything);

test("everything that is shown is in the stack, and is shown once", () => {
  const addresses = new StackDocument(read(everything)).resources.map(({ address }) => address);
  const shown = shownBy(made);
  expect(shown.filter((address) => !addresses.includes(address))).toEqual([]);
  expect(shown).toHaveLength(new Set(shown).size);
});

test("every kind that is drawn is shown, wherever it stands", () => {
  const types = shownBy(made).map((address) => address.split(".")[0]);
  expect([...new Set(types)].sort()).toEqual([
    "aws_apigatewayv2_api",
    "aws_autoscaling_group",
    "aws_backup_vault",
    "aws_db_instance",
    "aws_dlm_lifecycle_policy",
    "aws_kms_key",
    "aws_lb",
    "aws_nat_gateway",
    "aws_s3_bucket",
    "aws_secretsmanager_secret",
    "aws_sns_topic",
    "aws_sns_topic_subscription",
    "aws_ssm_parameter",
    "aws_subnet",
    "aws_vpc",
  ]);
});

test("arrows lead from the internet through the balancer to the data, and out", () => {
  expect(made.links.map(({ from, to, label }) => `${from} → ${to}: ${label}`).sort()).toEqual([
    "Api → Balancer: 443, VPC link",
    "Balancer → Logs: access log",
    "Balancer → Web: 8080",
    "Internet → Api: 443",
    "Internet → Balancer: 443",
    "Internet → Hooks: 443",
    "Monitoring/Topic → Monitoring/Topic subscribers: alarms",
    "Web → Database: 3306",
    "Web → Logs: read",
    "Web → Public subnets: 443",
    "Web → Token: read",
    "Worker → Database: 3306",
    "Worker → Logs: read",
    "Worker → Public subnets: 443",
    "Worker → Token: read",
  ]);
});

test("what runs in subnets of another stack stands in a tier of its own", () => {
  const last = made.network?.tiers.at(-1);
  expect([last?.kind, last?.placed.map(({ title }) => title)]).toEqual(["elsewhere", ["Reports: postgres 17"]]);
});

test("a network is drawn, further ones are listed", () => {
  expect(made.network?.title).toBe("Network: VPC 10.0.0.0/16");
  expect(made.services.find(({ id }) => id === "Other")).toMatchObject({ details: ["10.9.0.0/16, 0 subnets"] });
});

test("a stack with nothing but a network is drawn with it", () => {
  expect(architectureIn(stack())).toEqual({
    name: "shop",
    region: "eu-west-1",
    network: {
      id: "Network",
      shows: ["aws_vpc.Network"],
      title: "Network: VPC 10.0.0.0/16",
      zones: [],
      tiers: [],
      edge: [],
    },
    services: [],
    links: [],
  });
});

test("tiers in a network of another stack are drawn", () => {
  const { aws_vpc: _, ...resource } = stack(zone("Data", "a", "10.0.2.0/24")).resource;
  const network = architectureIn({ resource }).network;
  expect([network?.title, network?.tiers.map(({ id }) => id)]).toEqual(["An existing VPC", ["Data"]]);
});

test("a subnet in a further range belongs to the network of that range", () => {
  const further = {
    aws_vpc_ipv4_cidr_block_association: { R: { ...comment("Network/Pods"), vpc_id: "${aws_vpc.Network.id}" } },
  };
  const pod = {
    ...comment("Pods/Subnet-a"),
    vpc_id: "${aws_vpc_ipv4_cidr_block_association.R.vpc_id}",
    availability_zone: "a",
  };
  const { network, services } = architectureIn(stack(further, { aws_subnet: { Pod: pod } }));
  expect([network?.tiers.map(({ id }) => id), services]).toEqual([["Pods"], []]);
});
