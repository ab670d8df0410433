import { Aspects, TerraformDataSource, TerraformProvider, TerraformResource, TerraformStack, Token } from "cdktf";
import type { IConstruct } from "constructs";
import type { Problem } from "../validate";

const PROVIDER = Symbol.for("@plinth/core/provider");

/** Gives the provider to every AWS resource and data source below the module that has none, whenever it is created. */
export function useProvider(module: IConstruct, provider: TerraformProvider | undefined): void {
  if (!provider || (module as { readonly [PROVIDER]?: unknown })[PROVIDER] === provider) return;
  Object.defineProperty(module, PROVIDER, { value: provider });
  Aspects.of(module).add({
    visit(node: IConstruct) {
      if (isOfAws(node) && node.provider === undefined && moduleProviderOf(node) === provider) node.provider = provider;
    },
  });
}

/** The provider of the nearest module around a construct that was given one. */
export function moduleProviderOf(construct: IConstruct): TerraformProvider | undefined {
  for (const scope of [...construct.node.scopes].reverse()) {
    const provider = (scope as { [PROVIDER]?: TerraformProvider })[PROVIDER];
    if (provider) return provider;
  }
  return;
}

/** The provider that creates a construct: its own, that of a module around it, or the default one of its stack. */
export function providerOf(construct: IConstruct): TerraformProvider | undefined {
  const own = isOfAws(construct) ? construct.provider : undefined;
  return own ?? moduleProviderOf(construct) ?? defaultProviderOf(TerraformStack.of(construct));
}

/** The region of a construct, where its provider names one literally. */
export function regionOf(construct: IConstruct): string | undefined {
  return regionOfProvider(providerOf(construct));
}

export function regionOfProvider(provider: TerraformProvider | undefined): string | undefined {
  const region = (provider as { readonly region?: unknown } | undefined)?.region;
  return typeof region === "string" && !Token.isUnresolved(region) ? region : undefined;
}

/**
 * A sentence when a thing that AWS wants in the region of the module, or of a prop `provider`, is known to be in another one: a
 * construct by its provider, an existing thing by its ARN or its zones.
 */
export function regionProblem(prop: string, module: IConstruct, thing: unknown, provider?: TerraformProvider): Problem {
  const own = provider ? regionOfProvider(provider) : regionOf(module);
  const name = isConstruct(thing) ? thing.node.path : "one";
  const other = regionOfThing(thing, own);
  if (own === undefined || other === undefined || own === other) return;
  return `${prop} must be in ${own}, the region of ${provider ? "provider" : "this module"}, got ${name} in ${other}`;
}

/** The same for an ARN, which names its region. */
export function arnRegionProblem(prop: string, module: IConstruct, arn: string | undefined): Problem {
  return regionProblem(prop, module, { arn });
}

/** The region of a construct, or of an existing thing: that of its ARN, or of its first zone in another region than `own`. */
export function regionOfThing(thing: unknown, own?: string): string | undefined {
  if (isConstruct(thing)) return regionOf(thing);
  const { arn, availabilityZones } = (thing ?? {}) as { readonly arn?: unknown; readonly availabilityZones?: unknown };
  const region = typeof arn === "string" ? arn.split(":")[3] : undefined;
  if (region && !Token.isUnresolved(region)) return region;
  const zones: unknown[] = Array.isArray(availabilityZones) ? availabilityZones : [];
  return zones.map((zone) => /^[a-z]{2}(-[a-z]+)+-\d/.exec(String(zone))?.[0]).find((one) => one && one !== own);
}

const defaults = new WeakMap<TerraformStack, TerraformProvider>();

function defaultProviderOf(stack: TerraformStack): TerraformProvider | undefined {
  const isDefault = (node: IConstruct): node is TerraformProvider =>
    TerraformProvider.isTerraformProvider(node) && node.terraformResourceType === "aws" && node.alias === undefined;
  const known = defaults.get(stack);
  if (known) return known;
  const found = stack.node.children.find(isDefault) ?? stack.node.findAll().find(isDefault);
  if (found) defaults.set(stack, found);
  return found;
}

function isOfAws(node: IConstruct): node is TerraformResource | TerraformDataSource {
  const isCreated = TerraformResource.isTerraformResource(node) || TerraformDataSource.isTerraformDataSource(node);
  return isCreated && node.terraformResourceType.startsWith("aws_");
}

function isConstruct(thing: unknown): thing is IConstruct {
  return typeof thing === "object" && thing !== null && "node" in thing;
}
