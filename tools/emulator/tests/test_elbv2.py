"""Elastic Load Balancing: what the emulator adds to moto."""

from test_emulator import EmulatorTest


class LoadBalancing(EmulatorTest):
    def balancer(self, **arguments):
        _vpc, subnets = self.vpc()
        elbv2 = self.client("elbv2")
        if arguments.pop("mapped", False):
            arguments["SubnetMappings"] = [
                {"SubnetId": subnet, "PrivateIPv4Address": f"10.0.{index}.9"} for index, subnet in enumerate(subnets)
            ]
        else:
            arguments["Subnets"] = subnets
        return elbv2, elbv2.create_load_balancer(Name="web", **arguments)["LoadBalancers"][0]

    def test_a_balancer_shows_the_addresses_it_was_given(self):
        elbv2, _made = self.balancer(Type="network", mapped=True)
        zones = elbv2.describe_load_balancers()["LoadBalancers"][0]["AvailabilityZones"]
        addresses = [zone["LoadBalancerAddresses"] for zone in zones]
        self.assertEqual(addresses, [[{"PrivateIPv4Address": "10.0.0.9"}], [{"PrivateIPv4Address": "10.0.1.9"}]])

    def test_a_listener_keeps_what_it_asks_of_clients(self):
        elbv2, made = self.balancer()
        wanted = {"Mode": "passthrough"}
        listener = elbv2.create_listener(
            LoadBalancerArn=made["LoadBalancerArn"],
            Protocol="HTTP",
            Port=80,
            MutualAuthentication=wanted,
            DefaultActions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}],
        )["Listeners"][0]
        shown = elbv2.describe_listeners(ListenerArns=[listener["ListenerArn"]])["Listeners"][0]
        self.assertEqual(shown["MutualAuthentication"]["Mode"], "passthrough")

    def test_a_trust_store_is_made_revoked_from_and_deleted(self):
        elbv2 = self.client("elbv2")
        bundle = {"CaCertificatesBundleS3Bucket": "trust", "CaCertificatesBundleS3Key": "ca.pem"}
        tags = [{"Key": "Project", "Value": "shop"}]
        arn = elbv2.create_trust_store(Name="shop", **bundle, Tags=tags)["TrustStores"][0]["TrustStoreArn"]
        self.assertEqual(elbv2.describe_tags(ResourceArns=[arn])["TagDescriptions"][0]["Tags"], tags)
        self.assertEqual(self.call("/emulator/holdings").get("elbv2.trust_stores"), 1)
        elbv2.modify_trust_store(TrustStoreArn=arn, **bundle)
        self.assertEqual(elbv2.describe_trust_stores(Names=["shop"])["TrustStores"][0]["Status"], "ACTIVE")

        content = {"S3Bucket": "trust", "S3Key": "revoked.pem", "RevocationType": "CRL"}
        added = elbv2.add_trust_store_revocations(TrustStoreArn=arn, RevocationContents=[content])
        revocation = added["TrustStoreRevocations"][0]["RevocationId"]
        shown = elbv2.describe_trust_store_revocations(TrustStoreArn=arn, RevocationIds=[revocation])
        self.assertEqual(len(shown["TrustStoreRevocations"]), 1)
        elbv2.remove_trust_store_revocations(TrustStoreArn=arn, RevocationIds=[revocation])
        self.assertEqual(elbv2.describe_trust_store_revocations(TrustStoreArn=arn)["TrustStoreRevocations"], [])

        self.assertEqual(elbv2.describe_trust_store_associations(TrustStoreArn=arn)["TrustStoreAssociations"], [])
        elbv2.delete_trust_store(TrustStoreArn=arn)
        refused = self.refusal(elbv2.describe_trust_stores, TrustStoreArns=[arn])
        self.assertEqual(refused["Error"]["Code"], "TrustStoreNotFound")
