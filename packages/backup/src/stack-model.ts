import {
  DefaultTokenResolver,
  StringConcat,
  type TerraformElement,
  TerraformProvider,
  TerraformResource,
  TerraformStack,
  Tokenization,
} from "cdktf";
import type { IConstruct } from "constructs";
import { STATEFUL } from "./stateful";

/** A resource as Terraform will read it: snake case, references as `${…}` text. */
export interface Raw {
  /** `aws_s3_bucket.Uploads`. */
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

/** The stack's resources that hold data or have to do with backups, whoever wrote them. */
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
      const args = textOf(stack, resource.toTerraform().resource?.[type][id]);
      return { address: `${type}.${id}`, type, construct: resource, args, tags: { ...defaults, ...args.tags } };
    });
}

/** As Terraform will read it: two tokens for one thing are different text until then. */
// biome-ignore lint/suspicious/noExplicitAny: whatever goes in comes out without tokens
export function textOf(scope: IConstruct, value: unknown): any {
  const resolver = new DefaultTokenResolver(new StringConcat());
  return Tokenization.resolve(value, { scope, resolver, preparing: true });
}

/** The address in `${aws_x.Y.id}`. */
export function refersTo(reference: unknown): string | undefined {
  return typeof reference === "string" ? /^\$\{([a-z0-9_]+\.[\w-]+)\./.exec(reference)?.[1] : undefined;
}

/** Blocks come as a list, or one alone. */
export function blocks<T>(value: T | readonly T[] | undefined): readonly T[] {
  return value === undefined ? [] : ([value].flat() as readonly T[]);
}

function defaultTagsOf(stack: TerraformStack, provider: TerraformElement): Tags {
  const [configurations] = Object.values(provider.toTerraform().provider ?? {}) as { default_tags?: unknown }[][];
  const [configuration] = blocks(textOf(stack, configurations));
  return blocks(configuration?.default_tags as { tags?: Tags } | undefined)[0]?.tags ?? {};
}
