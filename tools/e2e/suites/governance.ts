import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OrganizationsOrganization } from "@cdktf/provider-aws/lib/organizations-organization";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { CostAllocationTags, ProjectResourceGroup, TagPolicy } from "@plinth/governance";
import { createTags, defineTagSchema, tagPolicy } from "@plinth/tagging";
import { App, TerraformStack, Testing } from "cdktf";
import type { Workspace } from "../../terraform/workspace";
import { Deployment } from "../deployment";
import { startEmulator } from "../emulator";
import type { Suite } from "../runner";
import { destroyAll, planNothing } from "./web-platform";

/** A schema of tags becomes a policy of an organization; its keys split the bill, and find what belongs together. */
export function governance(workspace: Workspace): Suite {
  return {
    name: "governance",
    async run(step) {
      const emulator = await startEmulator("governance");
      try {
        const deployment = new Deployment(workspace, emulator, "governance");
        const before = await emulator.holds();
        deployment.take(documentOf(deployment.folder, ["Project"], ["dev", "prod"]));
        await step("applies", () => deployment.apply());
        await step("plans no change", () => planNothing(deployment));
        await step("changes the policy and the keys in place, and plans no change", async () => {
          deployment.take(documentOf(deployment.folder, ["CostCenter", "Project"], ["dev", "staging", "prod"]));
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

function documentOf(folder: string, keys: readonly string[], environments: readonly string[]): string {
  const stack = new TerraformStack(new App({ outdir: join(folder, "out") }), "governance");
  const tags = createTags({ environment: "prod", project: "shop", owner: "me@example.com", costCenter: "4711" });
  new AwsProvider(stack, "Aws", { region: "us-east-1", defaultTags: [{ tags }] });
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
  new ProjectResourceGroup(stack, "Project", { having: { Project: tags.Project, Environment: environments } });
  const file = join(folder, "out", "document.json");
  mkdirSync(join(folder, "out"), { recursive: true });
  writeFileSync(file, Testing.synth(stack));
  return file;
}
