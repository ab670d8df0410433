import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { boolean, integer, object, type RowsOf, record, type SettingsOf, text } from "@plinth/core";
import { Fn, ref, Token } from "cdktf";
import type { Construct } from "constructs";
import { RandomPassword } from "./random-password";

/** A value that Secrets Manager makes while Terraform applies; needs Terraform 1.11. */
export interface GenerateProps {
  /** Characters, 16 to 4096. Limit: AWS docs, "GetRandomPassword". @default 32 */
  readonly length?: number;
  /** Characters that the value must not contain, for programs that cannot read them. @default - none is left out */
  readonly exclude?: string;
  /** Whether the value contains punctuation. @default true */
  readonly punctuation?: boolean;
  /**
   * Makes the value a JSON object of these fields, which are no secrets, and the generated one: user, host, port.
   * @default - the value is the generated text alone
   */
  readonly fields?: Readonly<Record<string, string>>;
  /** Name of the generated field beside `fields`. @default "password" */
  readonly key?: string;
  /** A higher number makes a new value; a change of anything else here waits for it. @default 1 */
  readonly version?: number;
}

const SECRET_NAME = /pass(word|phrase)?$|secret|token|credential|private|api_?key/i;

/** Of a generated value, in ASCII. AWS docs, "GetRandomPassword", https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html */
const CHARACTERS = Array.from({ length: 94 }, (_, index) => String.fromCharCode(33 + index));

export const GENERATE = object(
  {
    length: integer(16, 4096).default(32),
    exclude: text("be 1 to 94 printable characters", /^[!-~]{1,94}$/).optional(),
    punctuation: boolean.optional(),
    fields: record(
      text().sensitive(),
      text().where(
        "have names of no secrets, because the synthesized JSON would hold them",
        (field) => !SECRET_NAME.test(field),
      ),
    )
      .literal()
      .optional(),
    key: text().literal().optional(),
    version: integer(1, Number.MAX_SAFE_INTEGER).default(1),
  } satisfies RowsOf<GenerateProps>,
  {
    rules: [
      ({ exclude, punctuation }, path) =>
        exclude !== undefined &&
        CHARACTERS.every((one) => exclude.includes(one) || (punctuation === false && /[^a-z0-9]/i.test(one))) &&
        `${path("exclude")} must leave a character to make the value of`,
      ({ fields, key = "password" }, path) =>
        fields && key in fields && `${path("key")} must not be one of the fields, got "${key}"`,
      ({ fields, key }, path) => key !== undefined && !fields && `${path("key")} must come with fields`,
    ],
  },
);

export type GenerateSettings = SettingsOf<typeof GENERATE>;

/**
 * The value passes from an ephemeral resource into a write-only argument: neither the synthesized JSON nor plan nor state
 * holds it. Terraform knows the version's number alone, so a value that somebody puts later stays.
 */
export function createGeneratedValue(
  scope: Construct,
  secretId: string,
  settings: GenerateSettings,
): SecretsmanagerSecretVersion {
  const password = new RandomPassword(scope, "Generated", {
    password_length: settings.length,
    exclude_characters: settings.exclude,
    exclude_punctuation: settings.punctuation === false ? true : undefined,
  });
  const generated = ref(password.expression);
  return new SecretsmanagerSecretVersion(scope, "Value", {
    secretId,
    secretStringWo: Token.asString(
      settings.fields ? Fn.jsonencode({ ...settings.fields, [settings.key ?? "password"]: generated }) : generated,
    ),
    secretStringWoVersion: settings.version,
  });
}
