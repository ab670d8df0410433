"""Amazon Data Lifecycle Manager: policies and their tags. No snapshot is ever taken."""

import uuid

from call import Answer
from stubs.state import PerRegion

POLICIES = PerRegion()
STATE = {"policies": POLICIES}

CHANGEABLE = ("Description", "State", "ExecutionRoleArn", "PolicyDetails")


def answer(call, _ask_moto):
    if call.path.rstrip("/") == "/policies":
        return create(call) if call.method == "POST" else list_all(call)
    policy = POLICIES.of(call).get(call.path.rstrip("/").split("/")[-1])
    if policy is None:
        return Answer.error(404, "ResourceNotFoundException", "the policy does not exist")
    if call.path.startswith("/tags/"):
        return tags(call, policy)
    return one(call, policy)


def create(call):
    policy_id = f"policy-{uuid.uuid4().hex[:17]}"
    wanted = call.json()
    POLICIES.of(call)[policy_id] = {
        "PolicyId": policy_id,
        "PolicyArn": call.arn(f"policy/{policy_id}"),
        "Tags": wanted.get("Tags") or {},
        "DefaultPolicy": False,
        **{key: wanted.get(key) for key in CHANGEABLE},
    }
    return Answer.json(200, {"PolicyId": policy_id})


def list_all(call):
    shown = ("PolicyId", "Description", "State", "Tags")
    return Answer.json(200, {"Policies": [{key: policy[key] for key in shown} for policy in POLICIES.of(call).values()]})


def one(call, policy):
    if call.method == "GET":
        return Answer.json(200, {"Policy": policy})
    if call.method == "DELETE":
        del POLICIES.of(call)[policy["PolicyId"]]
    if call.method == "PATCH":
        policy.update({key: value for key, value in call.json().items() if key in CHANGEABLE})
    return Answer.json(200, {})


def tags(call, policy):
    if call.method == "POST":
        policy["Tags"].update(call.json()["Tags"])
    if call.method == "DELETE":
        for key in call.query.get("tagKeys", []):
            policy["Tags"].pop(key, None)
    return Answer.json(200, {"Tags": policy["Tags"]} if call.method == "GET" else {})
