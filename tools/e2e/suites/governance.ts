import { OrganizationsOrganization } from "@cdktf/provider-aws/lib/organizations-organization";
import { CostAllocationTags, ProjectResourceGroup, TagPolicy } from "@plinth/governance";
import { createTags, defineTagSchema, tagPolicy } from "@plinth/tagging";
import type { TerraformStack } from "cdktf";
import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { documentOf } from "../document";
import { startEmulator } from "../emulator";
import type { Suite } from "../runner";
import { destroyAll, planNothing } from "./web-platform";

const TAGS = createTags({ environment: "prod", project: "shop", owner: "me@example.com", costCenter: "4711" });

/** A schema of tags becomes a policy of an organization; its keys split the bill, and find what belongs together. */
export function governance(workspace: Workspace): Suite {
  return {
    name: "governance",
    async run(step) {
      const emulator = await startEmulator("governance");
      try {
        const deployment = new Deployment(workspace, emulator, "governance");
        const take = (keys: readonly string[], environments: readonly string[]) =>
          deployment.takeDocument(documentOf("governance", (stack) => createPolicies(stack, keys, environments), TAGS));
        const before = await emulator.holds();
        take(["Project"], ["dev", "prod"]);
        await step("applies", () => deployment.apply());
        await step("plans no change", () => planNothing(deployment));
        await step("changes the policy and the keys in place, and plans no change", async () => {
          take(["CostCenter", "Project"], ["dev", "staging", "prod"]);
          await deployment.apply();
          await planNothing(deployment);
        });
        // Service-linked roles outlive the organization that made them, on AWS too.
        const after = { ...before, "iam.roles": 2 };
        await step("is destroyed and leaves nothing", () => destroyAll(deployment, emulator, after));
      } finally {
        emulator.stop();
      }
    },
  };
}

function createPolicies(stack: TerraformStack, keys: readonly string[], environments: readonly string[]): void {
  const organization = new OrganizationsOrganization(stack, "Organization", { enabledPolicyTypes: ["TAG_POLICY"] });
  const schema = defineTagSchema({
    required: ["project", "environment"],
    allowed: { environment: environments },
    patterns: { owner: "*@example.com" },
  });
  const policy = new TagPolicy(stack, "Tags", { policy: tagPolicy(schema, { enforcedFor: ["ec2:instance"] }) });
  policy.policy.addOverride("depends_on", ["aws_organizations_organization.Organization"]);
  policy.attachTo("Everybody", organization.roots.get(0).id);
  new CostAllocationTags(stack, "Costs", { keys });
  new ProjectResourceGroup(stack, "Project", { having: { Project: TAGS.Project, Environment: environments } });
}
