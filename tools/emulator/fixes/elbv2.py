"""Elastic Load Balancing: deletion protection protects."""

from moto.core.exceptions import ServiceException
from moto.elbv2.models import ELBv2Backend

from fixes.wrap import wrap


class OperationNotPermitted(ServiceException):
    code = "OperationNotPermitted"


def apply():
    @wrap(ELBv2Backend, "delete_load_balancer")
    def delete_load_balancer(original, self, arn):
        balancer = self.load_balancers.get(arn)
        if balancer and balancer.attrs.get("deletion_protection.enabled") == "true":
            raise OperationNotPermitted(
                f"Load balancer '{arn}' cannot be deleted because deletion protection is enabled"
            )
        return original(self, arn)
