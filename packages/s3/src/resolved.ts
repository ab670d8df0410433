import { DefaultTokenResolver, StringConcat, Tokenization } from "cdktf";
import type { IConstruct } from "constructs";

/** A value as Terraform will read it: an attribute is another token each time it is read, and the same text. */
export function resolved<T>(scope: IConstruct, value: T): T {
  return Tokenization.resolve(value, {
    scope,
    resolver: new DefaultTokenResolver(new StringConcat()),
    preparing: true,
  });
}
