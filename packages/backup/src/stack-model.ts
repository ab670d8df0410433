import { textWithStacks } from "@plinth/core";
import { type TerraformElement, TerraformProvider, TerraformResource, TerraformStack } from "cdktf";
import type { IConstruct } from "constructs";
import { STATEFUL } from "./stateful";

/** A resource as Terraform will read it: snake case, references as `${…}` text, with the stack of each: `${data/aws_x.Y.arn}`. */
export interface Raw {
  /** With its stack: `data/aws_s3_bucket.Uploads`. */
  readonly address: string;
  readonly type: string;
  readonly construct: IConstruct;
  // biome-ignore lint/suspicious/noExplicitAny: arguments have the shape that the provider defines
  readonly args: any;
  /** The provider's default tags included. */
  readonly tags: Tags;
}

export type Tags = Readonly<Record<string, string>>;

/** What a coverage report looks at, beside what is stateful. */
const OF_INTEREST =
  /^aws_(backup_selection|dlm_lifecycle_policy|launch_template|volume_attachment|s3_bucket_versioning|s3_bucket_replication_configuration|efs_backup_policy)$/;

/** The stack's resources that hold data or have to do with backups, of Plinth modules or not. */
export function readStack(stack: TerraformStack): Raw[] {
  const all = stack.node.findAll();
  const isOwn = (one: IConstruct) => TerraformStack.of(one) === stack;
  const defaults: Tags = Object.assign(
    {},
    ...all
      .filter(TerraformProvider.isTerraformProvider)
      .filter(isOwn)
      .map((provider) => defaultTagsOf(stack, provider)),
  );
  return all
    .filter(TerraformResource.isTerraformResource)
    .filter(({ terraformResourceType: type }) => type in STATEFUL || OF_INTEREST.test(type))
    .filter(isOwn)
    .map((resource) => {
      const { terraformResourceType: type, friendlyUniqueId: id } = resource;
      const args = textWithStacks(stack, resource.toTerraform().resource?.[type][id]);
      return {
        address: `${stack.node.path}/${type}.${id}`,
        type,
        construct: resource,
        args,
        tags: { ...defaults, ...args.tags },
      };
    });
}

/** The address in `${data/aws_x.Y.id}`. */
export function refersTo(reference: unknown): string | undefined {
  return /^\$\{(\S+\/\w+\.[\w-]+)\./.exec(String(reference))?.[1];
}

/** Blocks come as a list, or one alone. */
export function blocks<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : ([value].flat() as readonly T[]);
}

function defaultTagsOf(stack: TerraformStack, provider: TerraformElement): Tags {
  const [configurations] = Object.values(provider.toTerraform().provider ?? {}) as { default_tags?: unknown }[][];
  const [configuration] = blocks(textWithStacks(stack, configurations));
  return blocks(configuration?.default_tags as { tags?: Tags } | undefined)[0]?.tags ?? {};
}
