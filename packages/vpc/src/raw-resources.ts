import type { Tier } from "@plinth/core";
import { DefaultTokenResolver, StringConcat, TerraformResource, type TerraformStack, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/** A resource of a stack with its arguments as Terraform will read them. */
export interface Raw {
  readonly address: string;
  readonly type: string;
  /** The construct that holds the resource. */
  readonly holder: IConstruct | undefined;
  text(argument: string): string | undefined;
  /** Texts of a list argument; nothing when the list is known only later. */
  list(argument: string): string[];
  number(argument: string): number | undefined;
  is(argument: string): boolean;
  tag(key: string): string | undefined;
}

/** Arguments are read where the bindings keep them (`subnet.cidrBlockInput`), without synthesizing the stack. */
export function rawResources(stack: TerraformStack, types: RegExp): Raw[] {
  const resolver = new DefaultTokenResolver(new StringConcat());
  const resolve = (value: unknown) => Tokenization.resolve(value, { scope: stack, resolver, preparing: true });
  return stack.node
    .findAll()
    .filter(TerraformResource.isTerraformResource)
    .filter((resource) => types.test(resource.terraformResourceType))
    .map((resource) => {
      const inputs = resource as unknown as Record<string, unknown>;
      const read = new Map<string, unknown>();
      const input = (argument: string) => {
        if (!read.has(argument)) read.set(argument, resolve(inputs[`${argument}Input`]));
        return read.get(argument);
      };
      return {
        address: addressOf(resource),
        type: resource.terraformResourceType,
        holder: resource.node.scope,
        text: (argument) => ofType("string", input(argument)),
        list: (argument) => {
          const value = input(argument);
          return Array.isArray(value) ? value.filter((member) => typeof member === "string") : [];
        },
        number: (argument) => ofType("number", input(argument)),
        is: (argument) => input(argument) === true,
        tag: (key) => (input("tags") as Record<string, string> | undefined)?.[key],
      };
    });
}

/** The address in `${aws_x.Y.id}`. */
export function refersTo(reference: string | undefined): string | undefined {
  return /^\$\{([a-z0-9_]+\.[\w-]+)\./.exec(reference ?? "")?.[1];
}

/** What the holder of a subnet says of it, by its shape; hand-written networks say it by the tag `Tier`. */
export function tierOf(holder: IConstruct | undefined): Tier | undefined {
  const said = holder as unknown as Partial<Tier> | undefined;
  const complete = said && said.tier !== undefined && said.cidrBlock !== undefined && said.slots !== undefined;
  return complete ? (said as Tier) : undefined;
}

export function addressOf({ terraformResourceType, friendlyUniqueId }: TerraformResource): string {
  return `${terraformResourceType}.${friendlyUniqueId}`;
}

type Primitive = { readonly string: string; readonly number: number };

function ofType<T extends keyof Primitive>(type: T, value: unknown): Primitive[T] | undefined {
  return typeof value === type ? (value as Primitive[T]) : undefined;
}
