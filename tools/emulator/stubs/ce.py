"""Cost Explorer: cost allocation tags, which are active or not. AWS knows only keys that it has seen on a resource; here all are known."""

from call import Answer
from stubs.state import PerRegion

TAGS = PerRegion()
STATE = {"cost_allocation_tags": TAGS}


def answer(call, _ask_moto):
    tags = TAGS.of(call)
    if call.action == "UpdateCostAllocationTagsStatus":
        for entry in call.json()["CostAllocationTagsStatus"]:
            change(tags, entry["TagKey"], entry["Status"])
        return Answer.json(200, {"Errors": []})
    if call.action == "ListCostAllocationTags":
        wanted = call.json().get("TagKeys") or list(tags)
        return Answer.json(200, {"CostAllocationTags": [shown(tags, key) for key in wanted]})
    return None


def change(tags, key, status):
    """What is not active is as if nobody had ever asked for it."""
    if status == "Active":
        tags[key] = status
    else:
        tags.pop(key, None)


def shown(tags, key):
    kind = "AWSGenerated" if key.startswith("aws:") else "UserDefined"
    return {"TagKey": key, "Type": kind, "Status": tags.get(key, "Inactive")}
