import { networkOf } from "../../src/network";
import { answers, id, rule, shop, stackOf } from "../fixtures";

const endpoint = (more: object = {}) => ({
  "aws_vpc_endpoint.Secrets": {
    vpc_id: id("aws_vpc.Main"),
    vpc_endpoint_type: "Interface",
    service_name: "com.amazonaws.us-east-1.secretsmanager",
    subnet_ids: [id("aws_subnet.Data")],
    security_group_ids: [id("aws_security_group.Data")],
    private_dns_enabled: true,
    ...more,
  },
});
const https = { "aws_vpc_security_group_ingress_rule.Https": rule("aws_security_group.Data", 443, "10.0.1.0/24") };
const ASKED = "aws_instance.App → aws_vpc_endpoint.Secrets tcp 443";

answers([
  [
    "the group of an interface endpoint lets clients in",
    shop({ ...endpoint(), ...https }),
    ASKED,
    true,
    "aws_vpc_security_group_ingress_rule.Https",
  ],
  ["without a rule it does not", shop(endpoint()), ASKED, false, "aws_security_group.Data"],
  [
    "the internet does not reach it",
    shop({ ...endpoint(), ...https }),
    "internet → aws_vpc_endpoint.Secrets tcp 443",
    false,
    "aws_vpc_endpoint.Secrets",
  ],
  [
    "subnets and groups may be associated apart",
    shop({
      ...endpoint({ subnet_ids: undefined, security_group_ids: undefined }),
      ...https,
      "aws_vpc_endpoint_subnet_association.Data": {
        vpc_endpoint_id: id("aws_vpc_endpoint.Secrets"),
        subnet_id: id("aws_subnet.Data"),
      },
      "aws_vpc_endpoint_security_group_association.Data": {
        vpc_endpoint_id: id("aws_vpc_endpoint.Secrets"),
        security_group_id: id("aws_security_group.Data"),
      },
    }),
    ASKED,
    true,
  ],
]);

test("a hop says whether the names of the service lead to it, and what its policy does", () => {
  const says = (more: object) => {
    const [node] = [networkOf(stackOf(shop(endpoint(more)))).nodes.get("aws_vpc_endpoint.Secrets")];
    return node?.accepts?.says;
  };
  expect(says({})).toBe(
    "is an endpoint of com.amazonaws.us-east-1.secretsmanager; the names of the service lead to it; its policy is the default one, which allows every request",
  );
  expect(says({ private_dns_enabled: false })).toContain("the names of the service do not lead to it");
});
