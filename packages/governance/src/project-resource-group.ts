import { ResourcegroupsGroup } from "@cdktf/provider-aws/lib/resourcegroups-group";
import { either, list, moduleContext, object, PROVIDER, parse, type RowsOf, record, TAGS, text } from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { Construct } from "constructs";

export interface ProjectResourceGroupProps {
  /** What members have in common: every key, with one of its values. `{ Project: "shop", Environment: ["dev", "test"] }`. */
  readonly having: Readonly<Record<string, string | readonly string[]>>;
  /** Types of members, in the words of CloudFormation: `AWS::EC2::Instance`. @default - all that the service knows */
  readonly resourceTypes?: readonly string[];
  /** Unique in account and region; a change replaces the group, which holds nothing. @default - made of the path of this construct */
  readonly name?: string;
  /** Letters, digits, spaces and `._-`. @default - the name */
  readonly description?: string;
  /** AWS provider of the region and account of the members. A change replaces the group. @default - the stack's */
  readonly provider?: TerraformProvider;
  /** Particular tags of the group itself, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** Limits: AWS docs, "CreateGroup", https://docs.aws.amazon.com/ARG/latest/APIReference/API_CreateGroup.html, and "ResourceQuery" of Resource Groups. */
export const RESOURCE_GROUP = object({
  having: record(
    either(text(), list(text(), { min: 1, max: 20 }).literal()),
    text("have keys of 1 to 128 characters", /^.{1,128}$/),
  )
    .literal()
    .where("have 1 to 50 members", (tags) => Object.keys(tags).length >= 1 && Object.keys(tags).length <= 50),
  resourceTypes: list(text('be written as "AWS::EC2::Instance"', /^AWS::\w+::\w+$/), { min: 1, max: 20 })
    .literal()
    .optional(),
  name: text('have 1 to 300 letters, digits and "._-", and not begin with "aws"', /^(?!aws)[\w.-]{1,300}$/i).optional(),
  description: text('have at most 1024 letters, digits, spaces and "._-"', /^[\s\w.-]{0,1024}$/).optional(),
  provider: PROVIDER.optional(),
  tags: TAGS,
} satisfies RowsOf<ProjectResourceGroupProps>);

/**
 * One page in the console, and one name for Systems Manager and CloudWatch, for everything that has the tags of a
 * project in this region. It finds members by itself and costs nothing.
 *
 * @throws Error naming every prop that AWS would refuse
 */
export class ProjectResourceGroup extends Construct {
  public readonly group: ResourcegroupsGroup;

  constructor(scope: Construct, id: string, props: ProjectResourceGroupProps) {
    super(scope, id);
    const settings = parse(this, RESOURCE_GROUP, props);
    const context = moduleContext(this, settings);
    const path = context.name(128);
    const name = settings.name ?? (path.startsWith("aws") ? `group-${context.name(122)}` : path);
    this.group = new ResourcegroupsGroup(this, "Default", {
      name,
      description: settings.description ?? name,
      resourceQuery: {
        query: JSON.stringify({
          ResourceTypeFilters: settings.resourceTypes ?? ["AWS::AllSupported"],
          TagFilters: Object.entries(settings.having).map(([Key, values]) => ({ Key, Values: [values].flat() })),
        }),
      },
      tags: context.tags(),
    });
  }

  get arn(): string {
    return this.group.arn;
  }
}
