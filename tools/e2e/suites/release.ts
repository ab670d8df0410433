import type { Workspace } from "../../terraform/workspace";
import { Deployment, withoutHash } from "../deployment";
import { type Emulator, startEmulator } from "../emulator";
import { countRefreshes, expectTags } from "../fleets";
import { expectThat, type Suite } from "../runner";
import type { Release } from "./release-stack";
import { destroyAll, planNothing } from "./web-platform";

/** What a new version of a template changes: the template and its group, in place. */
const TEMPLATE = ["update aws_autoscaling_group.Web", "update aws_launch_template.Web_LaunchTemplate"];

/** Another group of targets comes before the old one goes; the listener and the rules move over in place. */
const TARGETS = [
  "create,delete aws_autoscaling_attachment.Web_Attachment-Balancer",
  "create,delete aws_lb_target_group.Balancer_TargetGroup",
  "update aws_autoscaling_policy.Web_ScaleOnRequests-Balancer",
  "update aws_lb_listener.Balancer_HttpsListener",
  "update aws_lb_listener_rule.Balancer_Route-Admin",
  "update aws_lb_listener_rule.Balancer_Route-Shop",
];

/** The way to another port is opened, and the one to the old port closed. */
const WAYS = [
  "create aws_vpc_security_group_egress_rule.Balancer_To-Web-9090",
  "create aws_vpc_security_group_ingress_rule.Web_From-Balancer-9090",
  "delete aws_vpc_security_group_egress_rule.Balancer_To-Web-8080",
  "delete aws_vpc_security_group_ingress_rule.Web_From-Balancer-8080",
];

/** The order in which a target group is replaced, in the words of the APIs: it never serves without targets. */
const ROLLING = [
  "CreateTargetGroup",
  "AttachLoadBalancerTargetGroups",
  "ModifyListener",
  "DetachLoadBalancerTargetGroups",
  "DeleteTargetGroup",
];

/** Everyday releases, one after the other: each changes what it should, and an outage never. */
export function release(workspace: Workspace): Suite {
  return {
    name: "release",
    async run(step) {
      // Loads the packages, which are built by now.
      const { synthesizeRelease, TAGS } = await import("./release-stack.js");
      const emulator = await startEmulator("release");
      try {
        const deployment = new Deployment(workspace, emulator, "release");
        const [first, second] = [
          await emulator.certificate("a.example.com"),
          await emulator.certificate("b.example.com"),
        ];
        const before = await emulator.holds();
        let now: Release = {
          port: 8080,
          protocol: "HTTP",
          ami: "ami-0a1b2c3d4e5f60718",
          instanceType: "m7g.large",
          userData: "#!/bin/bash\necho one\n",
          certificateArn: first,
          routes: { Shop: 100, Admin: 200 },
        };
        deployment.takeDocument(synthesizeRelease(now));
        await step("applies", () => deployment.apply());
        await step("plans no change", () => planNothing(deployment));
        await step("has tagged the group and all that it launches", () => expectTags(emulator, TAGS));

        const releases = (title: string, change: Partial<Release>, wanted: readonly string[], refresh = false) =>
          step(title, async () => {
            now = { ...now, ...change };
            deployment.takeDocument(synthesizeRelease(now));
            await changes(deployment, emulator, wanted, refresh);
          });
        await releases("another image refreshes the fleet", { ami: "ami-0a1b2c3d4e5f60719" }, TEMPLATE, true);
        await releases("another instance type refreshes the fleet", { instanceType: "m7g.xlarge" }, TEMPLATE, true);
        await releases("other user data refresh the fleet", { userData: "#!/bin/bash\necho two\n" }, TEMPLATE, true);
        await releases("another port replaces the targets", { port: 9090 }, [...TARGETS, ...WAYS]);
        await releases("another protocol replaces the targets", { protocol: "HTTPS" }, TARGETS);
        const middle = { certificateArn: second, routes: { Shop: 100, Blog: 150, Admin: 200 } };
        await releases("another certificate and a route in the middle move nothing else", middle, [
          "create aws_lb_listener_rule.Balancer_Route-Blog",
          "update aws_lb_listener.Balancer_HttpsListener",
        ]);
        await releases("a route that moves is changed in place", { routes: { Shop: 100, Blog: 250, Admin: 200 } }, [
          "update aws_lb_listener_rule.Balancer_Route-Blog",
        ]);
        await step("plans no change in the end", () => planNothing(deployment));
        await step("is destroyed and leaves nothing", () => destroyAll(deployment, emulator, before));
      } finally {
        emulator.stop();
      }
    },
  };
}

/** Exactly what is wanted is planned, everything else keeps its id, and a refresh begins when it is due. */
async function changes(
  deployment: Deployment,
  emulator: Emulator,
  wanted: readonly string[],
  refresh: boolean,
): Promise<void> {
  const said = (await deployment.plannedChanges()).join("\n");
  expectThat(said === [...wanted].sort().join("\n"), `planned:\n${said}`);

  const before = {
    ids: await deployment.ids(),
    refreshes: await countRefreshes(emulator),
    asked: emulator.actions().length,
  };
  await deployment.applyPlan();
  const ids = await deployment.ids();
  const replaced = wanted.filter((each) => /^(create|delete)/.test(each)).map((each) => each.split(" ")[1]);
  const moved = [...before.ids].filter(([address, id]) => ids.get(address) !== id).map(([address]) => address);
  const lost = moved.filter((address) => !replaced.includes(withoutHash(address)));
  expectThat(lost.length === 0, `not the same any more: ${lost.join(", ")}`);
  const begun = (await countRefreshes(emulator)) - before.refreshes;
  expectThat(begun === (refresh ? 1 : 0), `${begun} refreshes began`);
  if (wanted.includes(TARGETS[1])) inOrder(emulator.actions().slice(before.asked));
}

function inOrder(asked: readonly string[]): void {
  const places = ROLLING.map((action) => asked.indexOf(action));
  const rolling = places.every((place, index) => place >= 0 && place > (places[index - 1] ?? -1));
  expectThat(rolling, `not rolling: ${asked.filter((action) => ROLLING.includes(action)).join(", ")}`);
}
