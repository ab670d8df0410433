import type { Arguments } from "./arguments";
import type { Provider } from "./provider";

/** One resource or data source of a stack, wherever the stack was read from. */
export interface Resource {
  /** `aws_vpc.Network`, `module.shop.aws_vpc.main[0]`, `data.aws_iam_policy_document.trust`. */
  readonly address: string;
  readonly type: string;
  readonly mode: "managed" | "data";
  /** Path of the construct below its stack, `Database/Default`; of documents that CDKTF or CDK Terrain synthesized only. */
  readonly path?: string;
  /** Without nulls and without empty lists, blocks and texts: a plan has them, a document leaves them away. */
  readonly args: Arguments;
  /** Addresses of what the arguments refer to; with an index only where it is literal. */
  readonly references: ReadonlySet<string>;
  /** The configuration of the provider, and where that makes the resource. */
  readonly provider: Provider;
  /** Lifecycle settings, empty where there are none; nothing in plans and states, which do not have them. */
  readonly lifecycle?: Arguments;
}
