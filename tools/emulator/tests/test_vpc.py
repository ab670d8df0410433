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

    def test_ipv6_ranges_are_shown_in_canonical_spelling(self):
        ec2 = self.client("ec2")
        vpc, _ = self.vpc()
        group = ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"]
        ranges = [{"CidrIpv6": "2001:DB8:0::/32"}]
        permission = {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "Ipv6Ranges": ranges}
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[permission])
        acl = ec2.create_network_acl(VpcId=vpc)["NetworkAcl"]["NetworkAclId"]
        entry = {"NetworkAclId": acl, "RuleNumber": 1, "Protocol": "-1", "RuleAction": "allow", "Egress": False}
        ec2.create_network_acl_entry(**entry, Ipv6CidrBlock="2001:DB8:0::/32")
        gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
        ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
        table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
        ec2.create_route(RouteTableId=table, GatewayId=gateway, DestinationIpv6CidrBlock="2001:DB8:0::/32")

        [rule] = ec2.describe_security_groups(GroupIds=[group])["SecurityGroups"][0]["IpPermissions"]
        self.assertEqual(rule["Ipv6Ranges"], [{"CidrIpv6": "2001:db8::/32"}])
        entries = ec2.describe_network_acls(NetworkAclIds=[acl])["NetworkAcls"][0]["Entries"]
        self.assertIn("2001:db8::/32", [each.get("Ipv6CidrBlock") for each in entries])
        routes = ec2.describe_route_tables(RouteTableIds=[table])["RouteTables"][0]["Routes"]
        self.assertIn("2001:db8::/32", [each.get("DestinationIpv6CidrBlock") for each in routes])
