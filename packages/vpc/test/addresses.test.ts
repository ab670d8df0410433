import { network } from "./network";

const vpc = (props: Parameters<typeof network>[0]) => network(props).the("aws_vpc");

test("the range can come from an IPAM pool", () => {
  const made = network({ cidrBlock: undefined, ipam: { poolId: "ipam-pool-0a1b2c3d4e5f60718", netmaskLength: 20 } });
  expect(made.the("aws_vpc")).toMatchObject({
    ipv4_ipam_pool_id: "ipam-pool-0a1b2c3d4e5f60718",
    ipv4_netmask_length: 20,
  });
  expect(made.the("aws_vpc").cidr_block).toBeUndefined();
});

test("dual stack adds a range of Amazon and an egress-only gateway, and touches no other address", () => {
  const [single, dual] = [network(), network({ ipv6: true })];
  expect(dual.the("aws_vpc").assign_generated_ipv6_cidr_block).toBe(true);
  expect(dual.addresses.filter((address) => !single.addresses.includes(address))).toEqual([
    expect.stringMatching(/^aws_egress_only_internet_gateway.Network_EgressOnlyInternetGateway_/),
  ]);
});

test("the IPv6 range can come from an IPAM pool", () => {
  const made = network({ ipv6: { ipamPoolId: "ipam-pool-0a1b2c3d4e5f60718" } });
  expect(made.the("aws_vpc")).toMatchObject({
    ipv6_ipam_pool_id: "ipam-pool-0a1b2c3d4e5f60718",
    ipv6_netmask_length: 56,
  });
  expect(made.the("aws_vpc").assign_generated_ipv6_cidr_block).toBeUndefined();
});

test("only a dual-stack network says that it has IPv6", () => {
  network({}, (made) => expect([made.ipv6CidrBlock, made.egressOnlyInternetGatewayId]).toEqual([undefined, undefined]));
  network({ ipv6: true }, (made) => expect(made.ipv6CidrBlock).toContain("TOKEN"));
});

test("usage metrics and dedicated hardware are said to the VPC", () => {
  expect(vpc({ networkAddressUsageMetrics: true, instanceTenancy: "dedicated" })).toMatchObject({
    enable_network_address_usage_metrics: true,
    instance_tenancy: "dedicated",
  });
});

test("instances can learn names and time by DHCP", () => {
  const made = network({ dhcpOptions: { domainName: "corp.example.com", ntpServers: ["10.0.0.5"] } });
  expect(made.the("aws_vpc_dhcp_options")).toMatchObject({
    domain_name: "corp.example.com",
    domain_name_servers: ["AmazonProvidedDNS"],
    ntp_servers: ["10.0.0.5"],
  });
  expect(made.the("aws_vpc_dhcp_options_association").vpc_id).toBe("${aws_vpc.Network.id}");
});

test("the VPC can be open while public access is blocked in the region", () => {
  expect(network({ publicAccessExclusion: "allow-egress" }).the("aws_vpc_block_public_access_exclusion")).toMatchObject(
    {
      internet_gateway_exclusion_mode: "allow-egress",
      vpc_id: "${aws_vpc.Network.id}",
    },
  );
});

test("what is placed in a further range waits for it", () => {
  network({}, (made) => {
    const pods = made.addRange("Pods", "100.64.0.0/16");
    expect(pods.cidrBlock).toBe("100.64.0.0/16");
    expect(made.node.findChild("Pods").node.path).toBe("test/Network/Pods");
  });
});

test.each([
  [
    () => network({ ipam: { poolId: "ipam-pool-1", netmaskLength: 29 }, cidrBlock: undefined }),
    "ipam.netmaskLength must be 16 to 28, got 29",
  ],
  [
    () => network({ dhcpOptions: { domainNameServers: ["1", "2", "3", "4", "5"] } }),
    "dhcpOptions.domainNameServers must have at most 4 members, got 5",
  ],
  [
    () => network({}, (made) => made.addRange("Pods", "10.0.128.0/17")),
    'test/Network.addRange("Pods") (VpcModule) is misconfigured:\n  - cidrBlock must not overlap the VPC\'s 10.0.0.0/16, got "10.0.128.0/17"',
  ],
])("wrong addresses are refused (%#)", (wrong, message) => {
  expect(wrong).toThrow(message);
});
