"""AWS Backup: restore testing plans, their tags and their selections. Nothing is ever restored."""

import re
import time

from call import Answer

PLANS = {}
SELECTIONS = {}
TAGS = {}
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
    if call.method == "PUT":
        wanted = call.json()
        body = wanted["RestoreTestingPlan"]
        name = name or body["RestoreTestingPlanName"]
        arn = call.arn(f"restore-testing-plan:{name}")
        points = {**POINT_DEFAULTS, **body["RecoveryPointSelection"]}
        named = {"RestoreTestingPlanName": name, "RestoreTestingPlanArn": arn, "CreationTime": time.time()}
        PLANS[name] = {**PLAN_DEFAULTS, **PLANS.get(name, {}), **body, "RecoveryPointSelection": points, **named}
        if wanted.get("Tags"):
            TAGS[arn] = wanted["Tags"]
        return Answer.json(201, named)
    if name not in PLANS:
        return missing("plan")
    if call.method == "DELETE":
        TAGS.pop(PLANS.pop(name)["RestoreTestingPlanArn"], None)
        return Answer.of(204, "application/json", b"")
    return Answer.json(200, {"RestoreTestingPlan": PLANS[name]})


def selection(call, plan_name, name):
    if call.method == "PUT":
        body = call.json()["RestoreTestingSelection"]
        name = name or body["RestoreTestingSelectionName"]
        named = {"RestoreTestingPlanName": plan_name, "RestoreTestingSelectionName": name, "CreationTime": time.time()}
        SELECTIONS[plan_name, name] = {**SELECTION_DEFAULTS, **SELECTIONS.get((plan_name, name), {}), **body, **named}
        return Answer.json(201, {**named, "RestoreTestingPlanArn": call.arn(f"restore-testing-plan:{plan_name}")})
    if (plan_name, name) not in SELECTIONS:
        return missing("selection")
    if call.method == "DELETE":
        del SELECTIONS[plan_name, name]
        return Answer.of(204, "application/json", b"")
    return Answer.json(200, {"RestoreTestingSelection": SELECTIONS[plan_name, name]})


def tags(call, action, arn):
    kept = TAGS.setdefault(arn, {})
    if action == "untag":
        for key in call.json()["TagKeyList"]:
            kept.pop(key, None)
    elif call.method == "POST":
        kept.update(call.json()["Tags"])
    return Answer.json(200, {"Tags": kept})


def missing(what):
    return Answer.error(404, "ResourceNotFoundException", f"the restore testing {what} does not exist")
