import { type Arguments, blocks, list, text } from "./arguments";

export interface Provider {
  /** `aws`, `aws.west`, `module.shop:aws`. */
  readonly key: string;
  /** @default - known only to those who apply */
  readonly region?: string;
  /** Of an assumed role, or the only one that is allowed. @default - known only to those who apply */
  readonly account?: string;
}

/** What a configuration of a provider says of the place. */
export function providerOf(key: string, args: Arguments): Provider {
  const [role] = blocks(args, "assume_role");
  const assumed = /^arn:[\w-]+:iam::(\d{12}):/.exec(text(role?.role_arn) ?? "")?.[1];
  const [allowed, ...others] = list(args, "allowed_account_ids");
  return { key, region: text(args.region), account: assumed ?? (others.length === 0 ? text(allowed) : undefined) };
}

/** Of a resource: its configuration, and from AWS provider 6 on a region of its own where it says one. */
export function placeOf(type: string, args: Arguments, configuration: Provider | undefined): Provider {
  const provider = configuration ?? { key: defaultKey(type) };
  const region = text(args.region);
  return region === undefined ? provider : { ...provider, region };
}

/** The configuration that a resource has without saying one. */
export function defaultKey(type: string): string {
  return type.split("_")[0] ?? type;
}
