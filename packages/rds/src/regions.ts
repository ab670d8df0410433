import { type KeyRef, type Rule, regionOf, regionOfProvider, regionProblem, type SubnetsRef } from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import type { IConstruct } from "constructs";

interface RegionalSettings {
  readonly encryptionKey?: KeyRef;
  readonly subnets?: SubnetsRef;
  readonly provider?: TerraformProvider;
}

/** AWS wants key and subnets in the region of the database. */
export function regionRules(database: IConstruct): readonly Rule<RegionalSettings>[] {
  return [
    ({ encryptionKey }) => regionProblem("encryptionKey", database, encryptionKey),
    ({ subnets }) => regionProblem("subnets", database, subnets),
  ];
}

/** AWS wants a copy in another region than its database, with key and subnets of that region. */
export function otherRegionRules(database: IConstruct): readonly Rule<RegionalSettings>[] {
  const region = regionOf(database);
  return [
    ({ provider }) =>
      region !== undefined &&
      regionOfProvider(provider) === region &&
      `provider must be of another region than ${region}, the region of the database`,
    ({ provider, encryptionKey }) => regionProblem("encryptionKey", database, encryptionKey, provider),
    ({ provider, subnets }) => regionProblem("subnets", database, subnets, provider),
  ];
}
