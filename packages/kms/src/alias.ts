import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { type ModuleContext, object, type Problem, parseChild, type RowsOf, warn } from "@plinth/core";
import { ALIAS_NAME } from "./props";

export interface AliasOptions {
  /** Without `alias/`, unique in account and region. @default - made of the path of the key and this alias's key */
  readonly name?: string;
}

const ALIAS = object({ name: ALIAS_NAME.optional() } satisfies RowsOf<AliasOptions>);

/** A further name of a key, such as one that other programs know already. */
export function addAlias(context: ModuleContext, keyId: string, key: string, options: AliasOptions): KmsAlias {
  const { scope } = context;
  const { id, name } = parseChild(scope, key, ALIAS, options, { method: "addAlias", prefix: "Alias" });
  warn(scope, doubledPrefix(`addAlias("${key}"): name`, name));
  return new KmsAlias(scope, id, { name: `alias/${name ?? context.name(250, key)}`, targetKeyId: keyId });
}

/** AWS accepts it. */
export function doubledPrefix(prop: string, name: string | undefined): Problem {
  return name?.startsWith("alias/") && `${prop} begins with "alias/", which is added to it: remove it`;
}
