import type { Resource } from "@plinth/model";
import { characters, generated, type Pattern, tokensOf } from "./pattern";

/** Where a resource is. */
interface Place {
  accountOf(resource: Resource): string;
  regionOf(resource: Resource): string;
}

/** Data sources that say where a stack is. */
export const PLACES: Readonly<Record<string, (names: Place, resource: Resource, attribute: string) => Pattern>> = {
  aws_caller_identity: (names, resource, attribute) =>
    ["account_id", "id"].includes(attribute)
      ? tokensOf(names.accountOf(resource))
      : [generated(resource.address, attribute)],
  aws_region: (names, resource) => tokensOf(names.regionOf(resource)),
  aws_partition: (_names, _resource, attribute) =>
    characters(
      attribute === "dns_suffix" ? "amazonaws.com" : attribute === "reverse_dns_prefix" ? "com.amazonaws" : "aws",
    ),
};
