"""Networks, asked with AWS's own client."""

from test_emulator import EmulatorTest


class Networks(EmulatorTest):
    def test_a_subnet_keeps_its_dns_settings(self):
        ec2 = self.client("ec2")
        _, [subnet, _] = self.vpc()
        for setting in (
            {"PrivateDnsHostnameTypeOnLaunch": "resource-name"},
            {"EnableResourceNameDnsARecordOnLaunch": {"Value": True}},
            {"EnableResourceNameDnsAAAARecordOnLaunch": {"Value": True}},
            {"EnableDns64": {"Value": True}},
        ):
            ec2.modify_subnet_attribute(SubnetId=subnet, **setting)
        [found] = ec2.describe_subnets(SubnetIds=[subnet])["Subnets"]
        self.assertEqual(
            found["PrivateDnsNameOptionsOnLaunch"],
            {
                "HostnameType": "resource-name",
                "EnableResourceNameDnsARecord": True,
                "EnableResourceNameDnsAAAARecord": True,
            },
        )
        self.assertTrue(found["EnableDns64"])

    def test_a_route_table_learns_the_routes_of_a_vpn_gateway(self):
        ec2 = self.client("ec2")
        vpc, _ = self.vpc()
        table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
        gateway = ec2.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]

        def learned():
            return ec2.describe_route_tables(RouteTableIds=[table])["RouteTables"][0]["PropagatingVgws"]

        ec2.enable_vgw_route_propagation(GatewayId=gateway, RouteTableId=table)
        self.assertEqual(learned(), [{"GatewayId": gateway}])
        ec2.disable_vgw_route_propagation(GatewayId=gateway, RouteTableId=table)
        self.assertEqual(learned(), [])

    def test_a_deleted_peering_is_gone(self):
        ec2 = self.client("ec2")
        ids = [ec2.create_vpc(CidrBlock=block)["Vpc"]["VpcId"] for block in ("10.0.0.0/16", "10.1.0.0/16")]
        made = ec2.create_vpc_peering_connection(VpcId=ids[0], PeerVpcId=ids[1])["VpcPeeringConnection"]
        self.assertEqual(self.call("/emulator/holdings").get("ec2.vpc_pcxs"), 1)
        ec2.delete_vpc_peering_connection(VpcPeeringConnectionId=made["VpcPeeringConnectionId"])
        self.assertNotIn("ec2.vpc_pcxs", self.call("/emulator/holdings"))
