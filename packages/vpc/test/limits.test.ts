import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { synth } from "@plinth/testing";
import { VpcModule } from "../src";
import { network } from "./network";

/** What AWS refuses. AWS docs, "VPC CIDR blocks", https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */

test.each(["127.0.0.0/16", "169.254.0.0/16", "0.0.0.0/16", "224.0.0.0/16", "239.255.0.0/24"])(
  "a VPC in %s",
  (cidrBlock) => {
    const rule = "cidrBlock must lie outside of 0.0.0.0/8, 127.0.0.0/8, 169.254.0.0/16 and 224.0.0.0/4";
    expect(() => network({ cidrBlock })).toThrow(`${rule}, got "${cidrBlock}"`);
    expect(() => network({}, (vpc) => vpc.addRange("More", cidrBlock))).toThrow(`${rule}, got "${cidrBlock}"`);
  },
);

test.each([
  ["10.0.0.0/16", "172.16.0.0/16", "172.16.0.0/12"],
  ["10.0.0.0/16", "192.168.0.0/24", "192.168.0.0/16"],
  ["10.0.0.0/16", "198.19.0.0/16", "198.19.0.0/16"],
  ["10.1.0.0/16", "10.0.0.0/20", "10.0.0.0/16"],
  ["172.16.0.0/16", "10.0.0.0/16", "10.0.0.0/8"],
  ["172.16.0.0/16", "172.31.0.0/16", "172.31.0.0/16"],
  ["192.168.0.0/20", "198.19.0.0/16", "198.19.0.0/16"],
  ["198.19.0.0/16", "10.0.0.0/16", "10.0.0.0/8"],
  ["100.64.0.0/16", "10.0.0.0/16", "10.0.0.0/8"],
])("a VPC of %s with the secondary range %s", (cidrBlock, secondary, range) => {
  expect(() => network({ cidrBlock }, (vpc) => vpc.addRange("More", secondary))).toThrow(
    `test/Network.addRange("More") (VpcModule) is misconfigured:\n  - cidrBlock must not be within ${range} in a VPC of ${cidrBlock}, got "${secondary}"`,
  );
});

test.each([
  ["10.0.0.0/16", "10.2.0.0/16"],
  ["10.0.0.0/16", "100.64.0.0/16"],
  ["172.16.0.0/16", "172.17.0.0/16"],
  ["192.168.0.0/20", "203.0.112.0/20"],
  ["198.19.0.0/17", "100.64.0.0/16"],
])("AWS takes a VPC of %s with the secondary range %s", (cidrBlock, secondary) => {
  expect(() => network({ cidrBlock }, (vpc) => vpc.addRange("More", secondary))).not.toThrow();
});

/** AWS docs, "Customer gateway options", https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html */
const office = (bgpAsn: number, region = "us-east-1") =>
  synth((stack) => {
    const provider = new AwsProvider(stack, "There", { alias: "there", region });
    const vpc = new VpcModule(stack, "Network", { environment: "dev", cidrBlock: "10.0.0.0/16", provider });
    vpc.addOffice("Berlin", { ipAddress: "203.0.113.7", bgpAsn });
  });

test("bgpAsn 7224, and the numbers that AWS reserves in one region", () => {
  expect(() => office(7224)).toThrow("bgpAsn must not be 7224, which AWS reserves in every region");
  expect(() => office(9059, "eu-west-1")).toThrow("bgpAsn must not be 9059, which AWS reserves in eu-west-1");
  expect(() => office(9059)).not.toThrow();
});

test("bgpAsn above 2,147,483,647 has an argument of its own", () => {
  expect(office(2_147_483_647).the("aws_customer_gateway").bgp_asn).toBe("2147483647");
  const { bgp_asn, bgp_asn_extended } = office(4_200_000_000).the("aws_customer_gateway");
  expect([bgp_asn, bgp_asn_extended]).toEqual([undefined, "4200000000"]);
});
