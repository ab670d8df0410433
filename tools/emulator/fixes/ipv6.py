"""EC2: IPv6 ranges in canonical spelling, whatever the spelling of the request: of rules, network ACL entries and routes."""

import ipaddress

from moto.ec2.responses import EC2Response

from fixes.wrap import wrap

RANGES = {"CidrIpv6", "Ipv6CidrBlock", "DestinationIpv6CidrBlock"}


def apply():
    @wrap(EC2Response, "parse_parameters")
    def parse_parameters(original, self, request):
        original(self, request)
        spell(self.params)


def spell(value):
    """In place, wherever a range stands."""
    if isinstance(value, list):
        for item in value:
            spell(item)
    elif isinstance(value, dict):
        for name, item in value.items():
            if name in RANGES and isinstance(item, str):
                value[name] = canonical(item)
            else:
                spell(item)


def canonical(text):
    """What is no range is refused by moto, in AWS's words."""
    try:
        return str(ipaddress.IPv6Network(text, strict=False))
    except ValueError:
        return text
