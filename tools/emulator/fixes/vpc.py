"""Networks: DNS settings of subnets, and VPN gateways whose routes a table learns."""

from moto.core.responses import EmptyResult
from moto.ec2.models.route_tables import RouteTable
from moto.ec2.responses import EC2Response

from fixes.wrap import wrap


def apply():
    subnets_keep_their_dns_settings()
    route_tables_learn_the_routes_of_a_gateway()


def subnets_keep_their_dns_settings():
    @wrap(EC2Response, "modify_subnet_attribute")
    def modify_subnet_attribute(original, self):
        subnet = self.ec2_backend.get_subnet(self._get_param("SubnetId"))
        options = subnet.private_dns_name_options_on_launch
        hostname_type = self._get_param("PrivateDnsHostnameTypeOnLaunch")
        if hostname_type is not None:
            options["HostnameType"] = hostname_type
        aaaa = self._get_param("EnableResourceNameDnsAAAARecordOnLaunch.Value")
        if aaaa is not None:
            options["EnableResourceNameDnsAAAARecord"] = aaaa
        dns64 = self._get_param("EnableDns64.Value")
        if dns64 is not None:
            subnet.enable_dns64 = dns64
        return original(self)


def route_tables_learn_the_routes_of_a_gateway():
    def propagating_vgws(self):
        return [{"GatewayId": gateway} for gateway in self.__dict__.get("gateways", [])]

    def enable_vgw_route_propagation(self):
        gateways(self).append(self._get_param("GatewayId"))
        return EmptyResult()

    def disable_vgw_route_propagation(self):
        gateways(self).remove(self._get_param("GatewayId"))
        return EmptyResult()

    RouteTable.propagating_vgws = property(propagating_vgws)
    EC2Response.enable_vgw_route_propagation = enable_vgw_route_propagation
    EC2Response.disable_vgw_route_propagation = disable_vgw_route_propagation


def gateways(response):
    table = response.ec2_backend.get_route_table(response._get_param("RouteTableId"))
    return table.__dict__.setdefault("gateways", [])
