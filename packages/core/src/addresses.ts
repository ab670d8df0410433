import { TerraformDataSource, TerraformElement, TerraformResource, type TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { checkTogether } from "./check-together";

/** HashiCorp docs, "Identifiers", https://developer.hashicorp.com/terraform/language/syntax/configuration#identifiers */
const TERRAFORM_NAME = /^[A-Za-z_][\w-]*$/;

/** Checks the addresses of a stack when it is synthesized: cdktf writes a name as it is, and the later of two equal ones. */
export function checkAddresses(module: IConstruct): void {
  checkTogether(module, addressProblems);
}

/** Why no module can have this id, if so: its main resource has the address that the path of the module makes. */
export function idProblem({ node }: IConstruct): string | undefined {
  const path = node.path.split("/").slice(1);
  if (path.length > 0 && path.every((id) => id === "Default"))
    return 'the id must not be "Default", which cdktf leaves out of addresses';
  const name = path.filter((id) => id !== "Default")[0]?.replace(/[^A-Za-z0-9_-]/g, "");
  if (name === undefined || TERRAFORM_NAME.test(name)) return;
  return `the id must begin with a letter or underscore, so that its resources have valid addresses in Terraform, got "${path[0]}"`;
}

function addressProblems(_modules: readonly IConstruct[], stack: TerraformStack): string[] {
  const paths = new Map<string, string>();
  return stack.node.findAll().flatMap((node) => {
    if (!isAddressed(node)) return [];
    const { path } = node.node;
    const name = node.friendlyUniqueId;
    if (!TERRAFORM_NAME.test(name)) {
      return [
        `${path} has the name "${name}" in Terraform: a name begins with a letter or underscore, so give it another id`,
      ];
    }
    const kind = TerraformDataSource.isTerraformDataSource(node) ? "data." : "";
    const address = `${kind}${node.terraformResourceType}.${name}`;
    const first = paths.get(address);
    paths.set(address, first ?? path);
    return first ? [`${first} and ${path} both have the address ${address}: give one of them another id`] : [];
  });
}

function isAddressed(node: IConstruct): node is TerraformResource | TerraformDataSource {
  return (
    TerraformElement.isTerraformElement(node) &&
    (TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node))
  );
}
