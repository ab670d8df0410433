import { ResourcegroupsGroup } from "@cdktf/provider-aws/lib/resourcegroups-group";
import { distinct, matches, must, nameOf, validate } from "@plinth/core";
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
  /** Particular tags of the group itself, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * One page in the console, and one name for Systems Manager and CloudWatch, for everything that has the tags of a
 * project in this region. It finds members by itself and costs nothing.
 *
 * @throws Error naming every prop that AWS would refuse. Limits: AWS docs, "CreateGroup" and "ResourceQuery" of Resource
 * Groups.
 */
export class ProjectResourceGroup extends Construct {
  public readonly group: ResourcegroupsGroup;

  constructor(scope: Construct, id: string, props: ProjectResourceGroupProps) {
    super(scope, id);
    const name = props.name ?? nameOf(this, 128);
    const filters = Object.entries(props.having).map(([key, values]) => ({ Key: key, Values: [values].flat() }));
    validate(this, [
      matches(
        "name",
        name,
        /^(?!aws)[\w.-]{1,128}$/i,
        'have 1 to 128 letters, digits and "._-", and not begin with "aws"',
      ),
      matches(
        "description",
        props.description,
        /^[\s\w.-]{0,1024}$/,
        'have at most 1024 letters, digits, spaces and "._-"',
      ),
      must(filters.length >= 1 && filters.length <= 50, `having must name 1 to 50 tags, got ${filters.length}`),
      ...filters.flatMap(({ Key, Values }) => [
        matches("having", Key, /^.{1,128}$/, "name keys of 1 to 128 characters"),
        distinct(`having.${Key}`, Values, 1, 20),
      ]),
      distinct("resourceTypes", props.resourceTypes, 1, 20),
      ...(props.resourceTypes ?? []).map((type, index) =>
        matches(`resourceTypes[${index}]`, type, /^AWS::\w+::\w+$/, 'be written as "AWS::EC2::Instance"'),
      ),
    ]);
    this.group = new ResourcegroupsGroup(this, "Default", {
      name,
      description: props.description ?? name,
      resourceQuery: {
        query: JSON.stringify({
          ResourceTypeFilters: props.resourceTypes ?? ["AWS::AllSupported"],
          TagFilters: filters,
        }),
      },
      tags: { ...props.tags, Name: nameOf(this, 255) },
    });
  }

  get arn(): string {
    return this.group.arn;
  }
}
