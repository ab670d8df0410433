"""EC2: subnets with IPv6, tags of DHCP options, descriptions of rules, tags of launch templates, detailed monitoring,
addresses that are not public, instances as they were asked for."""

from moto.core.responses import ActionResult
from moto.ec2.models.elastic_network_interfaces import NetworkInterface
from moto.ec2.models.security_groups import SecurityGroupRule
from moto.ec2.models.subnets import Subnet
from moto.ec2.responses import EC2Response
from moto.ec2.responses.dhcp_options import DHCPOptions

from fixes.wrap import wrap


def apply():
    subnets_are_found_and_shown_with_ipv6()
    dhcp_options_keep_their_tags()
    rules_keep_their_description()
    launch_templates_do_not_show_their_own_tags()
    instances_are_monitored("monitor_instances", "enabled")
    instances_are_monitored("unmonitor_instances", "disabled")
    private_interfaces_have_no_association()
    instances_are_as_they_were_asked_for()


def subnets_are_found_and_shown_with_ipv6():
    @wrap(Subnet, "get_filter_value")
    def get_filter_value(original, self, name, *args, **kwargs):
        if name == "ipv6-cidr-block-association.association-id":
            return list(self.ipv6_cidr_block_associations)
        return original(self, name, *args, **kwargs)

    def associations(self):
        return [
            {
                "ipv6CidrBlock": association["ipv6CidrBlock"],
                "associationId": association["associationId"],
                "ipv6CidrBlockState": {"State": association["ipv6CidrBlockState"]["State"]},
            }
            for association in self.ipv6_cidr_block_associations.values()
            if association["ipv6CidrBlockState"]["State"] == "associated"
        ]

    Subnet.ipv6_cidr_block_association_set = property(associations)


def dhcp_options_keep_their_tags():
    @wrap(DHCPOptions, "create_dhcp_options")
    def create_dhcp_options(original, self):
        answer = original(self)
        answer.result["DhcpOptions"].add_tags(self._parse_tag_specification().get("dhcp-options", {}))
        return answer


def rules_keep_their_description():
    """moto forgets it for rules that name a group or a prefix list."""

    @wrap(SecurityGroupRule, "__init__")
    def __init__(original, self, *args, **kwargs):
        original(self, *args, **kwargs)
        self.prefix_list = kwargs.get("prefix_list_id") or {}

    def description(self):
        sources = (self.ip_range, self.source_group, self.prefix_list)
        return next((source["Description"] for source in sources if source.get("Description")), None)

    SecurityGroupRule.description = property(description)


def launch_templates_do_not_show_their_own_tags():
    """Tags of the template are no tag specification of what it launches."""

    @wrap(EC2Response, "create_launch_template")
    def create_launch_template(original, self):
        answer = original(self)
        template = self.ec2_backend.get_launch_template(answer.result["LaunchTemplate"]["LaunchTemplateId"])
        for version in template.versions:
            specifications = version.data.pop("TagSpecifications", [])
            launched = [one for one in specifications if one.get("ResourceType") != "launch-template"]
            if launched:
                version.data["TagSpecifications"] = launched
        return answer


def instances_are_monitored(action, state):
    def put(self):
        ids = self._get_param("InstanceIds", [])
        for instance in ids:
            self.ec2_backend.get_instance(instance).monitoring_state = state
        monitorings = [{"InstanceId": instance, "Monitoring": {"State": state}} for instance in ids]
        return ActionResult({"InstanceMonitorings": monitorings})

    setattr(EC2Response, action, put)


def private_interfaces_have_no_association():
    """An empty one reads as a public address."""
    original = NetworkInterface.association.fget
    NetworkInterface.association = property(lambda self: original(self) or None)


def instances_are_as_they_were_asked_for():
    """moto forgets the protection, the groups of the first interface, and the speed of the volumes."""

    @wrap(EC2Response, "run_instances")
    def run_instances(original, self):
        answer = original(self)
        for instance in answer.result.instances:
            instance.disable_api_termination = bool(self._get_param("DisableApiTermination"))
            groups = instance.nics[0].group_set if instance.nics else []
            instance.security_groups = instance.security_groups or list(groups)
            for mapping in self._get_param("BlockDeviceMappings", []):
                device = instance.block_device_mapping.get(mapping["DeviceName"])
                if device:
                    volume = self.ec2_backend.get_volume(device.volume_id)
                    volume.iops = mapping.get("Ebs", {}).get("Iops")
                    volume.throughput = mapping.get("Ebs", {}).get("Throughput")
        return answer
