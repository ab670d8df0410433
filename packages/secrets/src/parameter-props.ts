import {
  characters,
  choice,
  KEY,
  type KeyRef,
  list,
  PROVIDER,
  type SettingsOf,
  TAGS,
  text,
  variants,
} from "@plinth/core";
import type { TerraformProvider } from "cdktf";
import { parameterName } from "./names";

interface NamedProps {
  /** Path in Parameter Store. A change replaces the parameter. @default - the path in the app: `/shop-prod/colour` */
  readonly name?: string;
  /** AWS provider of the region and account that the parameter is in. A change replaces the parameter. @default - the stack's */
  readonly provider?: TerraformProvider;
}

/** What stands in the synthesized JSON and in state: never a secret. */
interface PlainProps extends NamedProps {
  /**
   * `Advanced` costs about $0.05 a month and takes 8192 bytes. A change back to `Standard` replaces the parameter.
   * @default "Standard", which is free and takes 4096 bytes
   */
  readonly tier?: "Standard" | "Advanced";
  /** At most 1024 characters. @default - none */
  readonly description?: string;
  /** Particular tags of this parameter, beside the provider's default tags. @default - only `Name` */
  readonly tags?: Readonly<Record<string, string>>;
}

/** A value that may be known. */
export interface StringParameterProps extends PlainProps {
  readonly type: "String";
  /** As many bytes as the tier takes. */
  readonly value: string;
}

/** Several values that may be known. */
export interface StringListParameterProps extends PlainProps {
  readonly type: "StringList";
  /** Distinct, without commas; together as many bytes as the tier takes. */
  readonly values: readonly string[];
}

/**
 * A secret value: name, ARN and permissions, and no resource. The provider keeps the decrypted value of every parameter
 * that it manages in state, a placeholder with `ignore_changes` included; so the parameter itself is made by whoever
 * puts the value.
 */
export interface SecureStringParameterProps extends NamedProps {
  readonly type: "SecureString";
  /** The key that the value is encrypted with. @default - the key `aws/ssm`, which everybody in the account can use */
  readonly encryptionKey?: KeyRef;
}

export type ParameterModuleProps = StringParameterProps | StringListParameterProps | SecureStringParameterProps;

/** Bytes of a value. AWS docs, "Managing parameter tiers". */
const MAX_BYTES = { Standard: 4096, Advanced: 8192 } as const;

/** No value refers to another. AWS docs, "PutParameter" (`Value`), https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html */
const VALUE = text()
  .where('be without "{{" and "}}" around text', (value) => !/\{\{[\s\S]*\}\}/.test(value))
  .sensitive();

const PLAIN = {
  tier: choice("Standard", "Advanced").default("Standard"),
  description: characters(0, 1024).sensitive().optional(),
  tags: TAGS.sensitive(),
};

export const PARAMETER = variants(
  "type",
  {
    String: { value: VALUE, ...PLAIN },
    StringList: {
      values: list(VALUE.where("be text without commas", (value) => value !== "" && !value.includes(",")).sensitive(), {
        min: 1,
      }).literal(),
      ...PLAIN,
    },
    SecureString: { encryptionKey: KEY.optional() },
  },
  { name: parameterName(15).optional(), provider: PROVIDER.optional() },
  {
    rules: [
      ({ value, tier }) => value !== undefined && tier !== undefined && bytesProblem("value", value, tier),
      ({ values, tier }) =>
        values !== undefined && tier !== undefined && bytesProblem("values", [...values].join(","), tier),
    ],
  },
);

export type ParameterSettings = SettingsOf<typeof PARAMETER>;

function bytesProblem(prop: string, text: string, tier: keyof typeof MAX_BYTES): string | undefined {
  const bytes = Buffer.byteLength(text.replace(/\$\$\{/g, "${").replace(/%%\{/g, "%{"));
  const max = MAX_BYTES[tier];
  if (bytes >= 1 && bytes <= max) return;
  const advice = tier === "Standard" && bytes > max ? ' (8192 with tier "Advanced")' : "";
  return `${prop} must be 1 to ${max} bytes${advice}, got ${bytes}`;
}
