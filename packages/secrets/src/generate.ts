import { SecretsmanagerSecretVersion } from "@cdktf/provider-aws/lib/secretsmanager-secret-version";
import { between, matches, type Problem } from "@plinth/core";
import { Fn, ref, Token } from "cdktf";
import type { Construct } from "constructs";
import { literalSecretProblem } from "./no-secrets";
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

export function generateProblems(generate: GenerateProps | undefined): Problem[] {
  if (!generate) return [];
  const { fields = {}, key = "password" } = generate;
  return [
    between("generate.length", generate.length, 16, 4096),
    matches("generate.exclude", generate.exclude, /^[!-~]{1,94}$/, "be 1 to 94 printable characters"),
    between("generate.version", generate.version, 1, Number.MAX_SAFE_INTEGER),
    key in fields && `generate.key must not be one of the fields, got "${key}"`,
    generate.key !== undefined && !generate.fields && "generate.key must come with fields",
    ...Object.entries(fields).flatMap(([field, value]) => [
      SECRET_NAME.test(field) &&
        `generate.fields.${field} must not be a secret, because the synthesized JSON would hold it`,
      literalSecretProblem(`generate.fields.${field}`, value),
    ]),
  ];
}

/**
 * The value passes from an ephemeral resource into a write-only argument: neither the synthesized JSON nor plan nor state
 * holds it. Terraform knows the version's number alone, so a value that somebody puts later stays.
 */
export function generate(scope: Construct, secretId: string, props: GenerateProps): SecretsmanagerSecretVersion {
  const password = new RandomPassword(scope, "Generated", {
    password_length: props.length ?? 32,
    exclude_characters: props.exclude,
    exclude_punctuation: props.punctuation === false ? true : undefined,
  });
  const generated = ref(password.expression);
  return new SecretsmanagerSecretVersion(scope, "Value", {
    secretId,
    secretStringWo: Token.asString(
      props.fields ? Fn.jsonencode({ ...props.fields, [props.key ?? "password"]: generated }) : generated,
    ),
    secretStringWoVersion: props.version ?? 1,
  });
}
