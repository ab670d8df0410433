"""AWS Backup: restore testing plans, their tags and their selections. Nothing is ever restored."""

import re
import time

from call import Answer
from stubs.state import PerRegion

PLANS = PerRegion()
SELECTIONS = PerRegion()
TAGS = PerRegion()
STATE = {"restore_testing_plans": PLANS, "restore_testing_selections": SELECTIONS, "restore_testing_tags": TAGS}

PLAN = re.compile(r"/restore-testing/plans(?:/([^/]+))?/?")
SELECTION = re.compile(r"/restore-testing/plans/([^/]+)/selections(?:/([^/]+))?/?")
TAGS_OF = re.compile(r"/(tags|untag)/(arn:.*:restore-testing-plan:[^/]+)/?")

#: What AWS fills in.
PLAN_DEFAULTS = {"ScheduleExpressionTimezone": "Etc/UTC", "StartWindowHours": 24}
POINT_DEFAULTS = {"ExcludeVaults": [], "SelectionWindowDays": 30}
SELECTION_DEFAULTS = {
    "ProtectedResourceArns": [],
    "ProtectedResourceConditions": {"StringEquals": [], "StringNotEquals": []},
    "RestoreMetadataOverrides": {},
    "ValidationWindowHours": 0,
}


def answer(call):
    if found := PLAN.fullmatch(call.path):
        return plan(call, *found.groups())
    if found := SELECTION.fullmatch(call.path):
        return selection(call, *found.groups())
    if found := TAGS_OF.fullmatch(call.path):
        return tags(call, *found.groups())
    return None


def plan(call, name):
    plans, tags_by_arn = PLANS.of(call), TAGS.of(call)
    if call.method == "PUT":
        wanted = call.json()
        body = wanted["RestoreTestingPlan"]
        name = name or body["RestoreTestingPlanName"]
        arn = call.arn(f"restore-testing-plan:{name}")
        points = {**POINT_DEFAULTS, **body["RecoveryPointSelection"]}
        named = {"RestoreTestingPlanName": name, "RestoreTestingPlanArn": arn, "CreationTime": time.time()}
        plans[name] = {**PLAN_DEFAULTS, **plans.get(name, {}), **body, "RecoveryPointSelection": points, **named}
        if wanted.get("Tags"):
            tags_by_arn[arn] = wanted["Tags"]
        return Answer.json(201, named)
    if name not in plans:
        return missing("plan")
    if call.method == "DELETE":
        tags_by_arn.pop(plans.pop(name)["RestoreTestingPlanArn"], None)
        return Answer.of(204, "application/json", b"")
    return Answer.json(200, {"RestoreTestingPlan": plans[name]})


def selection(call, plan_name, name):
    selections = SELECTIONS.of(call)
    if call.method == "PUT":
        body = call.json()["RestoreTestingSelection"]
        name = name or body["RestoreTestingSelectionName"]
        named = {"RestoreTestingPlanName": plan_name, "RestoreTestingSelectionName": name, "CreationTime": time.time()}
        selections[plan_name, name] = {**SELECTION_DEFAULTS, **selections.get((plan_name, name), {}), **body, **named}
        return Answer.json(201, {**named, "RestoreTestingPlanArn": call.arn(f"restore-testing-plan:{plan_name}")})
    if (plan_name, name) not in selections:
        return missing("selection")
    if call.method == "DELETE":
        del selections[plan_name, name]
        return Answer.of(204, "application/json", b"")
    return Answer.json(200, {"RestoreTestingSelection": selections[plan_name, name]})


def tags(call, action, arn):
    kept = TAGS.of(call).setdefault(arn, {})
    if action == "untag":
        for key in call.json()["TagKeyList"]:
            kept.pop(key, None)
    elif call.method == "POST":
        kept.update(call.json()["Tags"])
    return Answer.json(200, {"Tags": kept})


def missing(what):
    return Answer.error(404, "ResourceNotFoundException", f"the restore testing {what} does not exist")
