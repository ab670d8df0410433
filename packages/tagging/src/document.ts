import type { Tags } from "./limits";

/** Arguments of a resource in a synthesized document: snake case, references as `${…}` text. */
export type Arguments = Readonly<Record<string, unknown>>;

/** A synthesized stack, `cdk.tf.json`, as far as it is read here. */
export interface StackDocument {
  readonly provider?: unknown;
  readonly resource?: unknown;
}

export interface Resource {
  /** `aws_vpc.Network`. */
  readonly address: string;
  readonly type: string;
  readonly args: Arguments;
}

/** What an argument says of tags: the known ones, and whether all of it is filled in later. */
export interface SaidTags {
  readonly tags: Tags;
  readonly known: boolean;
}

export function resourcesOf({ resource }: StackDocument): Resource[] {
  return Object.entries(isBlock(resource) ? resource : {}).flatMap(([type, named]) =>
    Object.entries(isBlock(named) ? named : {}).map(([name, args]) => ({
      address: `${type}.${name}`,
      type,
      args: isBlock(args) ? args : {},
    })),
  );
}

/** Default tags of every configuration of the AWS provider, by its reference: `aws`, `aws.west`. */
export function defaultTagsOf({ provider }: StackDocument): ReadonlyMap<string, SaidTags> {
  const configurations = blocks(isBlock(provider) ? provider.aws : undefined);
  return new Map(
    configurations.map(({ alias, default_tags }) => {
      const said = blocks(default_tags).map(({ tags }) => tagsIn(tags));
      return [alias === undefined ? "aws" : `aws.${alias}`, joined(said)] as const;
    }),
  );
}

/** The tags of a `tags` argument. */
export function tagsIn(argument: unknown): SaidTags {
  if (!isBlock(argument)) return { tags: {}, known: typeof argument !== "string" };
  const said = Object.entries(argument).filter(([, value]) => value !== null && value !== undefined);
  return { tags: Object.fromEntries(said.map(([key, value]) => [key, String(value)])), known: true };
}

/** Later tags win, as the provider does it. */
export function joined(said: readonly SaidTags[]): SaidTags {
  return { tags: Object.assign({}, ...said.map(({ tags }) => tags)), known: said.every(({ known }) => known) };
}

/** Blocks of an argument; one block may stand alone or in a list. */
export function blocks(argument: unknown): readonly Arguments[] {
  return (Array.isArray(argument) ? argument : [argument]).filter(isBlock);
}

function isBlock(value: unknown): value is Arguments {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
