import { runInNewContext } from "node:vm";
import { type Arguments, alarmRows, chartRows, Synthesized } from "@plinth/testing";
import { TRAIL_RULES } from "../src";
import { monitored, refusal } from "./thing";

const trail = () => monitored((monitoring) => monitoring.watchTrail({ name: "/trail" }), { name: "shop" });
const filtersOf = (made: Synthesized) => Object.values(made.all("aws_cloudwatch_log_metric_filter"));

/** Fields of an event of CloudTrail by their paths. */
type Event = Readonly<Record<string, string>>;

/** AWS docs, "Filter pattern syntax for JSON log events", as far as patterns of trails go: = and != with *, NOT EXISTS. */
function matcher(pattern: string): (event: Event) => boolean {
  expect(pattern).toMatch(/^\{.*\}$/);
  const code = pattern
    .slice(1, -1)
    .replace(/\$\.([\w.]+) NOT EXISTS/g, (_all, path) => `!(${JSON.stringify(path)} in event)`)
    .replace(/\$\.([\w.]+)\s*(!?)=\s*("[^"]*"|[\w.*]+)/g, (_all, path, not, value) => {
      const form = `^${value.replaceAll('"', "").replaceAll(".", "\\.").replaceAll("*", ".*")}$`;
      return `${not}new RegExp(${JSON.stringify(form)}).test(event[${JSON.stringify(path)}] ?? "")`;
    });
  return runInNewContext(`(event) => ${code}`);
}

/** Tells the titles of the charts that count an event. */
function observer(): (event: Event) => string[] {
  const made = trail();
  const titles = new Map<string, string>(
    Synthesized.json(made.the("aws_cloudwatch_dashboard").dashboard_body)
      .widgets.filter(({ type }: { type: string }) => type === "metric")
      .map(({ properties: { metrics, title } }: Arguments) => [metrics[0][1], title]),
  );
  const counted = filtersOf(made).map(({ pattern, metric_transformation: { name } }) => ({
    title: titles.get(name) ?? name,
    counts: matcher(pattern),
  }));
  return (event) => counted.filter(({ counts }) => counts(event)).map(({ title }) => title);
}

const call = (service: string, eventName: string, more: Event = {}): Event => ({
  eventSource: `${service}.amazonaws.com`,
  eventName,
  eventType: "AwsApiCall",
  "userIdentity.type": "AssumedRole",
  ...more,
});

/** The words that people read above the chart of each group of calls. */
test.each<[title: string, service: string, calls: string]>([
  [
    "Changes of IAM policies",
    "iam",
    "DeleteGroupPolicy DeleteRolePolicy DeleteUserPolicy PutGroupPolicy PutRolePolicy PutUserPolicy CreatePolicy DeletePolicy CreatePolicyVersion DeletePolicyVersion AttachRolePolicy DetachRolePolicy AttachUserPolicy DetachUserPolicy AttachGroupPolicy DetachGroupPolicy",
  ],
  ["Changes of trails", "cloudtrail", "CreateTrail UpdateTrail DeleteTrail StartLogging StopLogging"],
  ["Keys disabled or ordered to be deleted", "kms", "DisableKey ScheduleKeyDeletion"],
  [
    "Changes of bucket policies",
    "s3",
    "PutBucketAcl PutBucketPolicy PutBucketCors PutBucketLifecycle PutBucketReplication DeleteBucketPolicy DeleteBucketCors DeleteBucketLifecycle DeleteBucketReplication",
  ],
  [
    "Changes of AWS Config",
    "config",
    "StopConfigurationRecorder DeleteDeliveryChannel PutDeliveryChannel PutConfigurationRecorder",
  ],
  [
    "Changes of security groups",
    "ec2",
    "AuthorizeSecurityGroupIngress AuthorizeSecurityGroupEgress RevokeSecurityGroupIngress RevokeSecurityGroupEgress CreateSecurityGroup DeleteSecurityGroup",
  ],
  [
    "Changes of network ACLs",
    "ec2",
    "CreateNetworkAcl CreateNetworkAclEntry DeleteNetworkAcl DeleteNetworkAclEntry ReplaceNetworkAclEntry ReplaceNetworkAclAssociation",
  ],
  [
    "Changes of network gateways",
    "ec2",
    "CreateCustomerGateway DeleteCustomerGateway AttachInternetGateway CreateInternetGateway DeleteInternetGateway DetachInternetGateway",
  ],
  [
    "Changes of routes",
    "ec2",
    "CreateRoute CreateRouteTable ReplaceRoute ReplaceRouteTableAssociation DeleteRouteTable DeleteRoute DisassociateRouteTable",
  ],
  ["Changes of VPCs", "ec2", "CreateVpc DeleteVpc ModifyVpcAttribute AcceptVpcPeeringConnection EnableVpcClassicLink"],
  [
    "Changes of the organization",
    "organizations",
    "AcceptHandshake AttachPolicy CreateAccount LeaveOrganization UpdateOrganizationalUnit",
  ],
  ["Secrets that could not be rotated", "secretsmanager", "RotationFailed"],
  ["Secrets that were deleted", "secretsmanager", "DeleteSecret"],
])("%s are seen in the calls of %s", (title, service, calls) => {
  const seen = observer();
  for (const name of calls.split(" ")) {
    expect([name, seen(call(service, name))]).toEqual([name, [title]]);
    expect(seen(call(service, `${name}s`))).toEqual([]);
    expect(seen(call(service, `My${name}`))).toEqual([]);
  }
});

test.each([
  ["s3", "DisableKey"],
  ["iam", "PutBucketPolicy"],
  ["kms", "CreateRoute"],
  ["ec2", "CreatePolicy"],
  ["ec2", "DeleteSecret"],
  ["ec2", "StopConfigurationRecorder"],
  ["ec2", "RunInstances"],
])("nothing is seen in the call of %s, %s", (service, name) => {
  expect(observer()(call(service, name))).toEqual([]);
});

const SIGN_IN = call("signin", "ConsoleLogin", {
  "userIdentity.type": "IAMUser",
  "additionalEventData.MFAUsed": "No",
  "responseElements.ConsoleLogin": "Success",
});

test.each<[string, Event, ...string[]]>([
  ["without MFA", SIGN_IN, "Sign-ins to the console without MFA"],
  ["with MFA", { ...SIGN_IN, "additionalEventData.MFAUsed": "Yes" }],
  ["of a role", { ...SIGN_IN, "userIdentity.type": "AssumedRole" }],
  [
    "that failed",
    { ...SIGN_IN, "responseElements.ConsoleLogin": "Failure", errorMessage: "Failed authentication" },
    "Failed sign-ins to the console",
  ],
  ["that failed for another reason", { ...SIGN_IN, "responseElements.ConsoleLogin": "Failure", errorMessage: "Other" }],
  ["that is none", { ...SIGN_IN, eventName: "GetSession", errorMessage: "Failed authentication" }],
])("a sign-in %s", (_what, event, ...titles) => {
  expect(observer()(event)).toEqual(titles);
});

const ROOT = call("ec2", "RunInstances", { "userIdentity.type": "Root" });

test.each<[string, Event, ...string[]]>([
  ["the root user", ROOT, "Use of the root user"],
  ["a service for the root user", { ...ROOT, "userIdentity.invokedBy": "support.amazonaws.com" }],
  ["a service by itself", { ...ROOT, eventType: "AwsServiceEvent" }],
  ["a role", call("ec2", "RunInstances")],
  [
    "a role, which is refused",
    call("ec2", "RunInstances", { errorCode: "Client.UnauthorizedOperation" }),
    "Refused API calls",
  ],
  ["a role, which has no access", call("s3", "GetObject", { errorCode: "AccessDenied" }), "Refused API calls"],
  [
    "a role, which has no access to it",
    call("s3", "GetObject", { errorCode: "AccessDeniedException" }),
    "Refused API calls",
  ],
  ["a role, which is throttled", call("s3", "GetObject", { errorCode: "Throttling" })],
  [
    "a role that uses a dying key",
    call("kms", "Decrypt", { errorMessage: "arn:aws:kms:… is pending deletion." }),
    "Use of keys that are about to be deleted",
  ],
  ["a role that uses a key in vain", call("kms", "Decrypt", { errorMessage: "arn:aws:kms:… is disabled." })],
  ["a role that uses something else", call("s3", "GetObject", { errorMessage: "it is pending deletion." })],
])("a call of %s", (_what, event, ...titles) => {
  expect(observer()(event)).toEqual(titles);
});

test("the first event in five minutes raises the alarm, save of what is borne", () => {
  const bearing = alarmRows(trail()).filter((row) => !row.includes("Sum/300 > 0, 1 of 1, missing data: notBreaching"));
  expect(bearing.map((row) => row.replace(/^.*Sum/, "Sum"))).toEqual([
    "Sum/300 > 3, 1 of 1, missing data: notBreaching",
    "Sum/300 > 10, 1 of 1, missing data: notBreaching",
  ]);
  expect(bearing.map((row) => /-(\w+):/.exec(row)?.[1])).toEqual(["failedsignins", "unauthorizedcalls"]);
});

test("what must not wait until the morning wakes somebody", () => {
  const waking = chartRows(trail()).filter((row) => row.includes(" page above "));
  expect(waking.map((row) => row.replace(/ \[.*$/, ""))).toEqual([
    "Use of the root user",
    "Changes of trails",
    "Keys disabled or ordered to be deleted",
    "Use of keys that are about to be deleted",
  ]);
});

test("all are counted in one namespace, from zero, each under its own name", () => {
  const filters = filtersOf(trail());
  expect(filters.map(({ metric_transformation: { namespace } }) => namespace)).toEqual(
    filters.map(() => "Plinth/shop-trail"),
  );
  expect(filters.map(({ metric_transformation: { name } }) => name).sort()).toEqual(Object.keys(TRAIL_RULES).sort());
  expect(filters[0]?.metric_transformation).toMatchObject({ value: "1", default_value: "0", unit: "Count" });
  for (const { name, metric_transformation } of filters)
    expect(name).toBe(`shop-trail-${metric_transformation.name.toLowerCase()}`);
});

test("a trail is refused by its own name and all its reasons at once", () => {
  const message = (speak: Parameters<typeof monitored>[0]) => {
    try {
      monitored(speak);
    } catch (error) {
      return (error as Error).message;
    }
    return "it was accepted";
  };
  expect(message((monitoring) => monitoring.watchTrail({ name: "" }, { rootUse: true as false }))).toBe(
    [
      "test/Monitoring.watchTrail (MonitoringModule) is misconfigured:",
      '  - logGroup.name must have 1 to 512 characters, got ""',
      "  - limits.rootUse must be a number, a limit or false, got true",
    ].join("\n"),
  );
  expect(message((monitoring) => monitoring.watchTrail({ name: "/a" }, {}, 5 as never))).toContain(
    "test/Monitoring.watchTrail (MonitoringModule) is misconfigured:\n  - options must be",
  );
  const unknown = { severity: { rootUses: "page" } as never };
  expect(refusal((monitoring) => monitoring.watchTrail({ name: "/a" }, {}, unknown))).toMatch(
    /^ {2}- severity must name signals \(unauthorizedCalls, .*, deletedSecrets\), got "rootUses"$/,
  );
});
