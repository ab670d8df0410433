import { SqsQueue } from "@cdktf/provider-aws/lib/sqs-queue";
import { Fn, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { dependOn, dependsOnOf, homeOf, moduleContext, stackAndDependencies, textWithStacks } from "../../src";
import { namesOf, Server, twoStacks } from "./apps";

const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";
const plain = (names: Record<string, string[]>) =>
  Object.fromEntries(
    Object.entries(names).map(([stack, all]) => [stack, all.map((name) => name.replace(/_[0-9A-F]{8}$/, ""))]),
  );

test.each(["allowTo", "allowFrom"] as const)("a link by %s lives with the client", (verb) => {
  const { app, platform, service } = twoStacks();
  const [web, database] = [new Server(service, "Web"), new Server(platform, "Database")];
  if (verb === "allowTo") web.connections.allowTo(database);
  else database.connections.allowFrom(web);
  expect(plain(namesOf(app, INGRESS))).toEqual({
    platform: [],
    service: ["Web_From-service--Web-8080-Of-platform--Database"],
  });
  expect(plain(namesOf(app, EGRESS))).toEqual({ platform: [], service: ["Web_To-platform--Database-8080"] });
  expect(service.dependsOn(platform)).toBe(true);
});

test("one client reaches two servers of another stack on one port", () => {
  const { app, platform, service } = twoStacks();
  const web = new Server(service, "Web");
  for (const id of ["A", "B"]) web.connections.allowTo(new Server(platform, id));
  expect(namesOf(app, INGRESS).service).toHaveLength(2);
});

test("a link with a shared module lives with the other one, although that one is the server", () => {
  const { app, platform, service } = twoStacks();
  const web = new Server(service, "Web");
  web.connections.allowFrom(new Server(platform, "Balancer", { isShared: true }));
  expect(plain(namesOf(app, INGRESS))).toEqual({ platform: [], service: ["Web_From-platform--Balancer-8080"] });
  expect(service.dependsOn(platform)).toBe(true);
});

test.each(["before", "after"])("addDependency %s the call reverses the direction", (when) => {
  const { app, platform, service } = twoStacks();
  const [web, database] = [new Server(service, "Web"), new Server(platform, "Database")];
  if (when === "before") platform.addDependency(service);
  web.connections.allowTo(database);
  if (when === "after") platform.addDependency(service);
  expect(namesOf(app, INGRESS)).toEqual({
    platform: [expect.stringMatching(/^Database_From-service--Web-8080_/)],
    service: [],
  });
});

test.each(["before", "after"])("a value that is in use %s the call decides the direction", (when) => {
  const { app, platform, service } = twoStacks();
  const bastion = new Server(platform, "Bastion");
  const web = new Server(service, "Web");
  const use = () => new Server(service, "Api", { reads: bastion.securityGroup.arn });
  if (when === "before") use();
  // The bastion is the client: without a value in use, its stack would depend on the service.
  web.connections.allowFrom(bastion);
  if (when === "after") use();
  expect(namesOf(app, INGRESS).service).toHaveLength(1);
  expect(service.dependsOn(platform)).toBe(true);
});

test("two calls that need opposite directions are refused with both and the remedy", () => {
  const { platform, service } = twoStacks();
  const [one, other] = [new Server(platform, "One"), new Server(service, "Other")];
  expect(homeOf(other, one, "the first call")).toBe(other);
  expect(() => homeOf(one, other, "the second call")).toThrow(
    [
      'the second call: stack "platform" would depend on "service", which depends on "platform" already:',
      "  - the first call",
      "Two stacks cannot depend on each other. Before both, decide which one depends on the other " +
        "(service.addDependency(platform) or platform.addDependency(service)), or move one of the two things.",
    ].join("\n"),
  );
});

test("links around a ring of three stacks close no circle of stacks", () => {
  const { app, platform, service } = twoStacks();
  const third = new TerraformStack(app, "third");
  const [a, b, c] = [platform, service, third].map((stack) => new Server(stack, "Web"));
  c.connections.allowTo(a);
  b.connections.allowTo(c);
  a.connections.allowTo(b);
  expect(Object.values(namesOf(app, INGRESS)).map(({ length }) => length)).toEqual([2, 1, 0]);
  expect([platform.dependsOn(service), service.dependsOn(third), platform.dependsOn(third)]).toEqual([
    true,
    true,
    true,
  ]);
});

test("mutual clients are one direction once the app names it", () => {
  const { app, platform, service } = twoStacks();
  service.addDependency(platform);
  const [one, other] = [new Server(platform, "One"), new Server(service, "Other")];
  one.connections.allowTo(other);
  other.connections.allowTo(one);
  expect(namesOf(app, INGRESS)).toEqual({ platform: [], service: [expect.anything(), expect.anything()] });
});

test("the order of calls changes nothing", () => {
  const documents = [false, true].map((isReversed) => {
    const { app, platform, service } = twoStacks();
    const web = new Server(service, "Web");
    const databases = ["A", "B", "C"].map((id) => new Server(platform, id));
    for (const one of isReversed ? databases.reverse() : databases) web.connections.allowTo(one);
    return namesOf(app, INGRESS).service.sort();
  });
  expect(documents[0]).toEqual(documents[1]);
});

test("a value that closes a circle is refused in the words of the calls", () => {
  const { app, platform, service } = twoStacks();
  const [one, other] = [new Server(platform, "One"), new Server(service, "Other")];
  homeOf(other, one, "service/Other joins platform/One");
  new Server(platform, "Late", { reads: other.securityGroup.arn });
  expect(() => namesOf(app, INGRESS)).toThrow(
    /\$\{aws_security_group\.Other_\w+\.arn\} is used in "platform": stack "platform" would depend on "service", which depends on "platform" already:\n {2}- service\/Other joins platform\/One/,
  );
});

test("what cannot live with the other module is refused where that stack depends on this one", () => {
  const { platform, service } = twoStacks();
  const [monitor, web] = [new Server(platform, "Monitor"), new Server(service, "Web")];
  service.addDependency(platform);
  expect(() => dependOn(monitor, web, 'platform/Monitor.watch("Web")', "create it in a stack of its own")).toThrow(
    'platform/Monitor.watch("Web"): stack "service" depends on "platform", which cannot depend on it too: create it in a stack of its own',
  );
});

test("dependsOn of a thing in another stack becomes a dependency of the stack", () => {
  const { platform, service } = twoStacks();
  const [near, far] = [new SqsQueue(service, "Near"), new SqsQueue(platform, "Far")];
  expect(dependsOnOf(service, [near, far])).toEqual([near]);
  expect(service.dependsOn(platform)).toBe(true);
});

test("a value that closes a circle without any call is refused with both stacks and the remedy", () => {
  const { app, platform, service } = twoStacks();
  moduleContext(new Construct(platform, "Module"), { tags: {} });
  platform.addDependency(service);
  const queue = new SqsQueue(platform, "Jobs");
  new SqsQueue(service, "Copy", { name: queue.name });
  expect(() => namesOf(app, INGRESS)).toThrow(
    '${aws_sqs_queue.Jobs.name} is used in "service": stack "service" would depend on "platform", which depends on "service" ' +
      "already:\n" +
      '  - "platform" uses values of "service", or names it in addDependency',
  );
});

test("a stack is known with all that it depends on, by calls and by addDependency", () => {
  const { app, platform, service } = twoStacks();
  const network = new TerraformStack(app, "network");
  expect(stackAndDependencies(service)).toEqual([service]);
  dependOn(new Server(service, "Web"), new Server(platform, "Monitor"), "call", "remedy");
  platform.addDependency(network);
  expect(stackAndDependencies(service)).toEqual([service, platform, network]);
  expect(stackAndDependencies(platform)).toEqual([platform, network]);
  expect(stackAndDependencies(network)).toEqual([network]);
});

test("a reference names its stack, before and after the app is prepared, and nothing is changed by looking", () => {
  const { app, platform, service } = twoStacks();
  const [near, far] = [new SqsQueue(service, "Jobs"), new SqsQueue(platform, "Jobs")];
  const text = () => textWithStacks(service, { names: [near.name, `x-${far.name}`], url: Fn.upper(far.url) });
  const expected = {
    names: ["${service/aws_sqs_queue.Jobs.name}", "x-${platform/aws_sqs_queue.Jobs.name}"],
    url: "${upper(platform/aws_sqs_queue.Jobs.url)}",
  };
  expect(text()).toEqual(expected);
  expect(service.dependsOn(platform)).toBe(false);
  new SqsQueue(service, "Copy", { name: far.name });
  namesOf(app, INGRESS);
  expect(text()).toEqual(expected);
});
