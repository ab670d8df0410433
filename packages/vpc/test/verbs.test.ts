import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Connections } from "@plinth/core";
import { Synthesized, synth } from "@plinth/testing";
import { Construct } from "constructs";
import { VpcModule } from "../src";
import { network } from "./network";

const subnets = {
  vpcId: "vpc-0a1b2c3d4e5f60718",
  subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-0a1b2c3d4e5f60719"],
  availabilityZones: ["us-east-1a", "us-east-1b"],
};

describe("interface endpoints", () => {
  test("have a closed group of their own and answer to the public name", () => {
    const made = network({}, (vpc) => vpc.addInterfaceEndpoint("ssm", { subnets }));
    expect(
      made.the(
        "aws_vpc_endpoint",
        Object.keys(made.all("aws_vpc_endpoint")).find((name) => name.includes("ssm")),
      ),
    ).toMatchObject({
      service_name: "com.amazonaws.${data.aws_region.Plinth_Region_5E78084A.id}.ssm",
      vpc_endpoint_type: "Interface",
      private_dns_enabled: true,
      subnet_ids: subnets.subnetIds,
    });
    expect(made.addresses.filter((address) => address.includes("_rule."))).toEqual([]);
  });

  test("are reached on 443 by whoever says so", () => {
    const made = synth((stack) => {
      const endpoint = new VpcModule(stack, "Network", {
        environment: "dev",
        cidrBlock: "10.0.0.0/16",
      }).addInterfaceEndpoint("secretsmanager", { subnets });
      const web = new Construct(stack, "Web");
      new Connections(web, new SecurityGroup(web, "Group", {}).id).allowTo(endpoint);
    });
    expect(made.the("aws_vpc_security_group_ingress_rule")).toMatchObject({ from_port: 443, to_port: 443 });
  });

  test("can let only some things be asked", () => {
    const policy = [{ actions: ["s3:GetObject"], resources: ["arn:aws:s3:::example/*"] }];
    const made = network({}, (vpc) => vpc.addInterfaceEndpoint("s3", { subnets, policy, privateDns: false }));
    const [endpoint] = Object.values(made.all("aws_vpc_endpoint")).filter((one) => one.policy);
    expect(Synthesized.json(endpoint.policy).Statement).toEqual([
      { Effect: "Allow", Principal: "*", Action: ["s3:GetObject"], Resource: ["arn:aws:s3:::example/*"] },
    ]);
  });
});

describe("VPN", () => {
  test("its routes reach every route table, whichever came first, once", () => {
    const made = network({}, (vpc) => {
      vpc.addRouteTable("Early", "rtb-0a1b2c3d4e5f60718");
      vpc.addVpnGateway({ amazonSideAsn: 64620 });
      vpc.addVpnGateway();
      vpc.addRouteTable("Late", "rtb-0a1b2c3d4e5f60719");
    });
    const tables = Object.values(made.all("aws_vpn_gateway_route_propagation")).map((one) => one.route_table_id);
    expect(tables.sort()).toEqual(["rtb-0a1b2c3d4e5f60718", "rtb-0a1b2c3d4e5f60719"]);
    expect(made.the("aws_vpn_gateway").amazon_side_asn).toBe("64620");
  });

  test.each([{ amazonSideAsn: 64_621 }, { propagate: false }])(
    "a second call that asks for %j is refused, and not ignored",
    (other) => {
      const twice = () =>
        network({}, (vpc) => [vpc.addVpnGateway({ amazonSideAsn: 64_620 }), vpc.addVpnGateway(other)]);
      expect(twice).toThrow("the VPN gateway exists already with other props: call addVpnGateway once");
    },
  );

  test("without propagation no route table learns of it", () => {
    const made = network({}, (vpc) => {
      vpc.addVpnGateway({ propagate: false });
      vpc.addRouteTable("Late", "rtb-0a1b2c3d4e5f60719");
    });
    expect(made.all("aws_vpn_gateway_route_propagation")).toEqual({});
  });

  test("an office has a gateway, a connection with keys outside the state, and its ranges", () => {
    const made = network({}, (vpc) =>
      vpc.addOffice("Berlin", { ipAddress: "203.0.113.7", staticRoutes: ["192.168.0.0/24"] }),
    );
    expect(made.the("aws_customer_gateway")).toMatchObject({
      ip_address: "203.0.113.7",
      bgp_asn: "65000",
      type: "ipsec.1",
    });
    expect(made.the("aws_vpn_connection")).toMatchObject({
      preshared_key_storage: "SecretsManager",
      static_routes_only: true,
    });
    expect(made.the("aws_vpn_connection_route").destination_cidr_block).toBe("192.168.0.0/24");
  });

  test("another office touches no other address", () => {
    const one = network({}, (vpc) => vpc.addOffice("Berlin", { ipAddress: "203.0.113.7" }));
    const two = network({}, (vpc) => {
      vpc.addOffice("Lyon", { ipAddress: "203.0.113.8" });
      vpc.addOffice("Berlin", { ipAddress: "203.0.113.7" });
    });
    expect(two.addresses).toEqual(expect.arrayContaining(one.addresses));
  });

  test("all problems are reported in one error", () => {
    expect(() =>
      network({}, (vpc) => vpc.addOffice("Berlin", { ipAddress: "berlin", bgpAsn: 0, staticRoutes: ["lan"] })),
    ).toThrow(
      [
        'test/Network.addOffice("Berlin") (VpcModule) is misconfigured:',
        '  - ipAddress must be an IPv4 address, got "berlin"',
        "  - bgpAsn must be 1 to 4294967295, got 0",
        '  - staticRoutes[0] must be a range such as 10.0.0.0/16, with zero host bits, got "lan"',
      ].join("\n"),
    );
    expect(() => network({}, (vpc) => vpc.addVpnGateway({ amazonSideAsn: 1 }))).toThrow(
      "amazonSideAsn must be 64512 to 65534 or 4200000000 to 4294967294, got 1",
    );
  });
});
