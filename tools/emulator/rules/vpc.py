"""VPC: ranges, routes, customer gateways."""

from ipaddress import ip_network

from moto.ec2.models import ec2_backends

from rules.rule import Rule

RANGES = "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html"
NEVER = [ip_network(each) for each in ("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "224.0.0.0/4")]
#: Ranges that no VPC of another one can have in addition.
EXCLUSIVE = [ip_network(each) for each in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "198.19.0.0/16")]
#: Local addresses of services: metadata, DNS, time.
LOCAL = [ip_network(each) for each in ("169.254.168.0/22", "fd00:ec2::/32")]
#: Numbers of AWS by the region where they are reserved; None is every region.
RESERVED_ASN = {7224: None, 9059: "eu-west-1", 10124: "ap-northeast-1", 17943: "ap-southeast-1"}


def within(block, ranges):
    """The range that a block lies in; None where there is none, and for what is no IPv4 range."""
    network = ip_network(block, strict=False)
    same = (each for each in ranges if each.version == network.version)
    return next((each for each in same if network.subnet_of(each)), None)


def is_no_range_of_a_vpc(operation):
    block = operation.values.get("CidrBlock")
    return block is not None and (within(block, NEVER) is not None or not 16 <= ip_network(block).prefixlen <= 28)


def is_no_further_range_of_the_vpc(operation):
    block = operation.values.get("CidrBlock")
    vpc = ec2_backends[operation.account][operation.region].vpcs.get(operation.values["VpcId"])
    if block is None or vpc is None:
        return False
    exclusive = within(block, EXCLUSIVE)
    return exclusive is not None and within(vpc.cidr_block, [exclusive]) is None


def leads_to_local_addresses(operation):
    names = ("DestinationCidrBlock", "DestinationIpv6CidrBlock")
    blocks = [operation.values[name] for name in names if name in operation.values]
    return any(within(block, LOCAL) is not None for block in blocks)


def has_a_number_of_aws(operation):
    number = int(operation.values.get("BgpAsn") or operation.values.get("BgpAsnExtended") or 0)
    return number in RESERVED_ASN and RESERVED_ASN[number] in (None, operation.region)


RULES = (
    Rule(
        ("ec2.CreateVpc", "ec2.AssociateVpcCidrBlock"),
        is_no_range_of_a_vpc,
        "InvalidVpc.Range",
        "The CIDR is invalid.",
        RANGES,
    ),
    Rule(
        ("ec2.AssociateVpcCidrBlock",),
        is_no_further_range_of_the_vpc,
        "InvalidVpc.Range",
        "The CIDR is restricted. Use a CIDR from the same private address range as the current VPC CIDR, "
        "or use a publicly-routable CIDR.",
        RANGES,
    ),
    Rule(
        ("ec2.CreateRoute", "ec2.ReplaceRoute"),
        leads_to_local_addresses,
        "InvalidParameterValue",
        "The destination CIDR block is reserved for the services of a VPC.",
        "https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html",
    ),
    Rule(
        ("ec2.CreateCustomerGateway",),
        has_a_number_of_aws,
        "InvalidParameterValue",
        "Value for parameter bgpAsn is invalid. The number is reserved in this region.",
        "https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html",
    ),
)
