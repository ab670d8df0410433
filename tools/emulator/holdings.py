"""What is in the account that was not there when it was new: every collection of every backend in use, and every stub's."""

from moto.core.base_backend import BackendDict
from moto.ec2.models.instances import Reservation
from moto.iam.models import AccessKey

import stubs

#: What comes and goes by itself on AWS, with what it belongs to; moto leaves it behind.
BY_ITSELF = {
    "ec2.enis",
    "ec2.launch_template_insert_order",
    "ec2.network_acls",
    "ec2.tags",
    "rds.events",
    "route53.delegation_sets",
    "sts.assumed_roles",
}

#: Public parameters, which moto loads when somebody asks for one.
OF_AWS = "/aws/"


def holdings():
    """How many, by service and collection; an account that was left as it was found holds nothing."""
    counts = {}
    for backends in BackendDict._instances:
        for account, region, backend in backends.iter_backends():
            new = sizes(type(backend)(region, account))
            for name, size in sizes(backend).items():
                key = f"{backends.service_name}.{name}"
                counts[key] = counts.get(key, 0) + size - new.get(name, 0)
    counts.update(stubs.holdings())
    return {key: count for key, count in sorted(counts.items()) if count > 0 and key not in BY_ITSELF}


def sizes(backend):
    return {name: size(value) for name, value in vars(backend).items() if isinstance(value, (dict, list, set))}


def size(value):
    """Many collections are by region, by kind or by owner: then what counts is in the members."""
    items = value.items() if isinstance(value, dict) else enumerate(value)
    members = [member for key, member in items if not str(key).startswith(OF_AWS)]
    if members and all(isinstance(member, (dict, list)) for member in members):
        return sum(len(member) for member in members)
    return sum(1 for member in members if not is_gone(member))


def is_gone(member):
    """Deleted things stay visible for a while, on AWS too; keys of AWS services come into being with their first use."""
    if isinstance(member, Reservation):
        return all(instance.state == "terminated" for instance in member.instances)
    if isinstance(member, AccessKey):
        # Credentials of an assumed role end by themselves.
        return member.role_arn is not None
    return (
        getattr(member, "state", None) in ("deleted", "terminated")
        or getattr(getattr(member, "_status", None), "code", None) == "deleted"
        or getattr(member, "key_state", None) == "PendingDeletion"
        or getattr(member, "key_manager", None) == "AWS"
        or bool(getattr(member, "deletion_date", None) or getattr(member, "deleted_date", None))
    )
