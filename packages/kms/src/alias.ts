import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { must, nameOf, validate } from "@plinth/core";
import type { Construct } from "constructs";
import { aliasProblem, childKeyProblem } from "./props";

export interface AliasOptions {
  /** Without `alias/`, unique in account and region. @default - made of the path of the key and this alias's key */
  readonly name?: string;
}

/** A further name of a key, such as one that other programs know already. */
export function addAlias(scope: Construct, keyId: string, key: string, { name }: AliasOptions): KmsAlias {
  const id = `Alias-${key}`;
  validate(
    scope,
    [
      childKeyProblem(key),
      must(scope.node.tryFindChild(id) === undefined, `key must be new, got "${key}" twice`),
      aliasProblem("name", name),
    ],
    `addAlias(${JSON.stringify(key)})`,
  );
  return new KmsAlias(scope, id, { name: `alias/${name ?? nameOf(scope, 250, key)}`, targetKeyId: keyId });
}
