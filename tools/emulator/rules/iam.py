"""IAM: sizes of inline policies."""

from moto.iam.models import iam_backends

from rules.rule import Rule

MOST = 10_240


def outgrows_the_role(operation):
    """All inline policies of a role count together, without their white space."""
    values = operation.values
    roles = iam_backends[operation.account]["aws"].roles.values()
    role = next((role for role in roles if role.name == values["RoleName"]), None)
    others = role.policies if role else {}
    documents = {**others, values["PolicyName"]: values["PolicyDocument"]}
    return sum(len("".join(str(document).split())) for document in documents.values()) > MOST


RULES = (
    Rule(
        ("iam.PutRolePolicy",),
        outgrows_the_role,
        "LimitExceeded",
        "Maximum policy size of 10240 bytes exceeded for role",
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
    ),
)
