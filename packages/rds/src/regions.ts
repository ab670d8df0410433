import { type KeyRef, type Rule, regionOf, regionOfProvider, regionProblem, type SubnetsRef } from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";

interface RegionalSettings {
  readonly encryptionKey?: KeyRef;
  readonly subnets?: SubnetsRef;
}

/** AWS wants key and subnets in the region of the database. */
export function regionRules(database: IConstruct): readonly Rule<RegionalSettings>[] {
  return [
    ({ encryptionKey }) => regionProblem("encryptionKey", database, encryptionKey),
    ({ subnets }) => regionProblem("subnets", database, subnets),
  ];
}

/** AWS wants a copy in another region than its database, with key and subnets of that region. */
export function otherRegionRules(
  database: IConstruct,
): readonly Rule<RegionalSettings & { readonly provider?: TerraformProvider }>[] {
  return [
    ({ provider }) => {
      const region = regionOf(database);
      const isSame = provider !== undefined && region !== undefined && regionOfProvider(provider) === region;
      return isSame && `provider must be of another region than ${region}, the region of the database`;
    },
    ({ provider, encryptionKey }) => otherRegionProblem("encryptionKey", provider, encryptionKey),
    ({ provider, subnets }) => otherRegionProblem("subnets", provider, subnets),
  ];
}

function otherRegionProblem(prop: string, provider?: TerraformProvider, thing?: object): string | false {
  const region = regionOfProvider(provider);
  if (region === undefined || !isConstruct(thing)) return false;
  const other = regionOf(thing);
  if (other === undefined || other === region) return false;
  return `${prop} must be in ${region}, the region of provider, got ${thing.node.path} in ${other}`;
}

function isConstruct(thing: object | undefined): thing is IConstruct {
  return thing !== undefined && "node" in thing;
}
