"""Elastic Load Balancing: deletion protection protects, addresses of a balancer, what listeners ask of clients."""

from moto.core.exceptions import ServiceException
from moto.elbv2.models import AvailabilityZone, ELBv2Backend, FakeLoadBalancer
from moto.elbv2.responses import ELBV2Response

from fixes.wrap import wrap


class OperationNotPermitted(ServiceException):
    code = "OperationNotPermitted"


def apply():
    protected_balancers_stay()
    balancers_show_their_addresses()
    for action in ("create_listener", "modify_listener"):
        listeners_keep_mutual_authentication(action)


def protected_balancers_stay():
    @wrap(ELBv2Backend, "delete_load_balancer")
    def delete_load_balancer(original, self, arn):
        balancer = self.load_balancers.get(arn)
        if balancer and balancer.attrs.get("deletion_protection.enabled") == "true":
            raise OperationNotPermitted(
                f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled"
            )
        return original(self, arn)


def balancers_show_their_addresses():
    """moto forgets which address a subnet was mapped to."""

    @wrap(ELBv2Backend, "create_load_balancer")
    def create_load_balancer(original, self, *args, **kwargs):
        balancer = original(self, *args, **kwargs)
        balancer.mappings = {each["SubnetId"]: each for each in kwargs.get("subnet_mappings") or []}
        return balancer

    def availability_zones(self):
        return [zone_with_address(subnet, getattr(self, "mappings", {}).get(subnet.id, {})) for subnet in self.subnets]

    FakeLoadBalancer.availability_zones = property(availability_zones)


def zone_with_address(subnet, mapping):
    zone = AvailabilityZone(subnet)
    address = {key: mapping[key] for key in ("AllocationId", "PrivateIPv4Address") if key in mapping}
    zone.load_balancer_addresses = [address] if address else []
    return zone


def listeners_keep_mutual_authentication(action):
    @wrap(ELBV2Response, action)
    def put(original, self):
        answer = original(self)
        wanted = self._get_param("MutualAuthentication")
        if wanted:
            answer.result["Listeners"][0].mutual_authentication = wanted
        return answer
