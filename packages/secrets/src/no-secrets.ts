import type { Problem } from "@plinth/core";
import { DefaultTokenResolver, StringConcat, Token, Tokenization } from "cdktf";
import type { Construct } from "constructs";

/** Keys and tokens that are known by their look. */
const LOOKS_LIKE_SECRET =
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[0-9A-Za-z]{36}|\bxox[abp]-[0-9A-Za-z-]{10,}|\bsk_live_[0-9A-Za-z]{16,}/;

/** Attributes that hold a secret, of resources, data sources and ephemeral resources, as expressions name them. */
const SECRET_REFERENCE = new RegExp(
  [
    "random_password\\.[\\w-]+\\.(result|bcrypt_hash)",
    "aws_secretsmanager_secret_version\\.[\\w-]+\\.secret_(string|binary)",
    "aws_secretsmanager_random_password\\.[\\w-]+\\.random_password",
    "aws_ssm_parameter\\.[\\w-]+\\.value\\b",
    "aws_ssm_parameters_by_path\\.[\\w-]+\\.values\\b",
    "aws_kms_secrets\\.[\\w-]+\\.plaintext",
    "aws_iam_access_key\\.[\\w-]+\\.(secret|ses_smtp_password_v4)",
    "aws_(db_instance|rds_cluster)\\.[\\w-]+\\.(password|master_password)",
    "tls_private_key\\.[\\w-]+\\.private_key_\\w+",
  ].join("|"),
);

/** Text that stands in the synthesized JSON and in state; what was given is not repeated. */
export function literalSecretProblem(prop: string, text: string | undefined): Problem {
  return (
    text !== undefined &&
    LOOKS_LIKE_SECRET.test(text) &&
    `${prop} must not hold a secret, got what looks like a key: put it as the value of a SecretModule`
  );
}

export function tagProblems(tags: Readonly<Record<string, string>>): Problem[] {
  return Object.entries(tags).map(([key, value]) => literalSecretProblem(`tags.${key}`, value));
}

interface Texts {
  readonly tags?: Readonly<Record<string, string>>;
  readonly [prop: string]: string | Readonly<Record<string, string>> | undefined;
}

/** References are known in the finished tree only: one to a secret would carry it into state. */
export function refuseSecretReferences(scope: Construct, { tags = {}, ...texts }: Texts): void {
  const all = [
    ...Object.entries(texts),
    ...Object.entries(tags).map(([key, value]) => [`tags.${key}`, value] as const),
  ];
  const references = all.filter(([, text]) => Token.isUnresolved(text));
  if (references.length === 0) return;
  const resolver = new DefaultTokenResolver(new StringConcat());
  scope.node.addValidation({
    validate: () =>
      references.flatMap(([prop, text]) => {
        const expression = String(Tokenization.resolve(text, { scope, resolver, preparing: false }));
        const found = SECRET_REFERENCE.exec(expression)?.[0];
        return found ? [`${prop} must not refer to a secret, because state would hold it, got ${found}`] : [];
      }),
  });
}
