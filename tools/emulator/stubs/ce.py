"""Cost Explorer: cost allocation tags, which are active or not. AWS knows only keys that it has seen on a resource; here all are known."""

from call import Answer

TAGS = {}
STATE = {"cost_allocation_tags": TAGS}


def answer(call, _ask_moto):
    if call.action == "UpdateCostAllocationTagsStatus":
        for entry in call.json()["CostAllocationTagsStatus"]:
            change(entry["TagKey"], entry["Status"])
        return Answer.json(200, {"Errors": []})
    if call.action == "ListCostAllocationTags":
        wanted = call.json().get("TagKeys") or list(TAGS)
        return Answer.json(200, {"CostAllocationTags": [shown(key) for key in wanted]})
    return None


def change(key, status):
    """What is not active is as if nobody had ever asked for it."""
    if status == "Active":
        TAGS[key] = status
    else:
        TAGS.pop(key, None)


def shown(key):
    kind = "AWSGenerated" if key.startswith("aws:") else "UserDefined"
    return {"TagKey": key, "Type": kind, "Status": TAGS.get(key, "Inactive")}
