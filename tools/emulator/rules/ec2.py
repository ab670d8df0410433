"""EC2: names and descriptions of security groups, instance types, tags."""

import re

from rules.rule import Rule

#: The characters of names and descriptions.
TEXT = re.compile(r"[a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{0,255}")
SOURCES = ("IpRanges", "Ipv6Ranges", "PrefixListIds", "UserIdGroupPairs")
#: Instance types that cannot be EBS-optimized.
NOT_OPTIMIZED = ("t1.", "t2.")
API = "https://docs.aws.amazon.com/AWSEC2/latest/APIReference"


def is_wrong(text):
    return text is not None and not TEXT.fullmatch(text)


def describes_a_source_wrongly(operation):
    permissions = operation.values.get("IpPermissions", [])
    sources = [source for each in permissions for kind in SOURCES for source in each.get(kind, [])]
    return any(is_wrong(source.get("Description")) for source in sources)


def optimizes_what_cannot_be(operation):
    wanted = operation.values.get("LaunchTemplateData", operation.values)
    return bool(wanted.get("EbsOptimized")) and wanted.get("InstanceType", "").startswith(NOT_OPTIMIZED)


def has_too_many_or_too_long_tags(operation):
    tags = tags_of(operation.values)
    too_long = any(len(tag.get("Key", "")) > 128 or len(tag.get("Value", "")) > 256 for tag in tags)
    return too_long or len({tag.get("Key") for tag in tags}) > 50


def tags_of(values):
    direct = values.get("Tags", [])
    return [*direct, *(tag for each in values.get("TagSpecifications", []) for tag in each.get("Tags", []))]


TAGGING = ("ec2.CreateTags", "ec2.CreateVpc", "ec2.CreateSubnet", "ec2.CreateSecurityGroup", "ec2.RunInstances")
TAGS = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html"

RULES = (
    Rule(
        ("ec2.CreateSecurityGroup",),
        lambda operation: operation.values.get("GroupName", "").startswith("sg-"),
        "InvalidParameterValue",
        "Invalid group name: it must not start with 'sg-'.",
        f"{API}/API_CreateSecurityGroup.html",
    ),
    Rule(
        ("ec2.CreateSecurityGroup",),
        lambda operation: is_wrong(operation.values.get("GroupName")),
        "InvalidParameterValue",
        "Invalid group name: up to 255 characters are valid, of a-z, A-Z, 0-9, spaces and ._-:/()#,@[]+=&;{}!$*",
        f"{API}/API_CreateSecurityGroup.html",
    ),
    Rule(
        ("ec2.CreateSecurityGroup",),
        lambda operation: is_wrong(operation.values.get("Description")),
        "InvalidParameterValue",
        "Invalid security group description. Valid descriptions are strings less than 256 characters from the following set: "
        "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
        f"{API}/API_CreateSecurityGroup.html",
    ),
    Rule(
        ("ec2.AuthorizeSecurityGroupIngress", "ec2.AuthorizeSecurityGroupEgress"),
        describes_a_source_wrongly,
        "InvalidParameterValue",
        "Invalid rule description. Valid descriptions are strings less than 256 characters from the following set: "
        "a-zA-Z0-9. _-:/()#,@[]+=&;{}!$*",
        f"{API}/API_IpRange.html",
    ),
    Rule(
        ("ec2.RunInstances", "ec2.CreateLaunchTemplate", "ec2.CreateLaunchTemplateVersion"),
        optimizes_what_cannot_be,
        "Unsupported",
        "EBS-optimized instances are not supported for your requested configuration. "
        "Please check the documentation for supported configurations.",
        "https://github.com/eksctl-io/eksctl/issues/2547",
    ),
    Rule(
        TAGGING,
        lambda operation: any(tag.get("Key", "").lower().startswith("aws:") for tag in tags_of(operation.values)),
        "InvalidParameterValue",
        "Tag keys starting with 'aws:' are reserved for internal use",
        TAGS,
    ),
    Rule(
        TAGGING,
        has_too_many_or_too_long_tags,
        "InvalidParameterValue",
        "A resource can have 50 tags, of keys of 128 characters and values of 256 characters at most.",
        TAGS,
    ),
)
