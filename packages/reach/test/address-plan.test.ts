import { read } from "@plinth/model";
import { addressPlan, addressTable } from "../src/address-plan";

const subnet = (cidr: string, zone: string, more: object = {}) => ({
  vpc_id: "${aws_vpc.Main.id}",
  cidr_block: cidr,
  availability_zone: zone,
  ...more,
});
const routed = (name: string, target: object) => ({
  aws_route_table: { [name]: { vpc_id: "${aws_vpc.Main.id}" } },
  aws_route: {
    [name]: { route_table_id: `\${aws_route_table.${name}.id}`, destination_cidr_block: "0.0.0.0/0", ...target },
  },
  aws_route_table_association: {
    [name]: { route_table_id: `\${aws_route_table.${name}.id}`, subnet_id: `\${aws_subnet.${name}.id}` },
  },
});
const [front, middle] = [
  routed("Front", { gateway_id: "${aws_internet_gateway.Main.id}" }),
  routed("Middle", { nat_gateway_id: "${aws_nat_gateway.Main.id}" }),
];
const both = <K extends keyof typeof front>(type: K) => ({ ...front[type], ...middle[type] });
const stack = read({
  resource: {
    aws_vpc: { Main: { cidr_block: "10.0.0.0/16" }, Later: { ipv4_ipam_pool_id: "pool" } },
    aws_internet_gateway: { Main: { vpc_id: "${aws_vpc.Main.id}" } },
    aws_nat_gateway: { Main: { subnet_id: "${aws_subnet.Front.id}" } },
    aws_subnet: {
      Back: subnet("10.0.128.0/20", "us-east-1b"),
      Front: subnet("10.0.0.0/18", "us-east-1a"),
      Middle: subnet("10.0.64.0/18", "us-east-1a"),
      Existing: { ...subnet("10.9.0.0/24", "use1-az1"), vpc_id: "vpc-1" },
      Unknown: subnet("${cidrsubnet(aws_vpc.Main.cidr_block, 8, 1)}", "us-east-1a"),
    },
    aws_route_table: both("aws_route_table"),
    aws_route: both("aws_route"),
    aws_route_table_association: both("aws_route_table_association"),
  },
});

test("the address plan lists subnets by where their default route leads, and what none of them has", () => {
  expect(addressTable(addressPlan(stack))).toBe(
    [
      "subnet               zone        kind      range          addresses",
      "aws_subnet.Front     us-east-1a  public    10.0.0.0/18    16379",
      "aws_subnet.Middle    us-east-1a  private   10.0.64.0/18   16379",
      "aws_subnet.Back      us-east-1b  isolated  10.0.128.0/20  4091",
      "                                 unused    10.0.144.0/20  4096",
      "                                 unused    10.0.160.0/19  8192",
      "                                 unused    10.0.192.0/18  16384",
      "aws_subnet.Existing  use1-az1    isolated  10.9.0.0/24    251",
    ].join("\n"),
  );
});

test("of a VPC in the stack every address is in the plan once", () => {
  const own = addressPlan(stack).filter(({ vpc }) => vpc === "aws_vpc.Main");
  const sizes = own.map(({ cidrBlock }) => 2 ** (32 - Number(cidrBlock.split("/")[1])));
  expect(sizes.reduce((sum, size) => sum + size)).toBe(2 ** 16);
  expect(addressPlan(stack).some(({ vpc }) => vpc === "aws_vpc.Later")).toBe(false);
});
