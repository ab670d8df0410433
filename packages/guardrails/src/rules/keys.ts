import { block, isBlock, number, text } from "@plinth/model";
import {
  type Check,
  type Condition,
  firstOf,
  has,
  is,
  must,
  mustBeReferredToBy,
  mustBeSet,
  mustBeTrue,
  mustNot,
  mustNotBeFalse,
  unless,
} from "../checks/arguments";
import { isOpenToEverybody } from "../checks/policies";
import { advice, error, warning } from "./row";

const KEY = "aws_kms_key";
const SECRET = "aws_secretsmanager_secret";
const ROTATION = "aws_secretsmanager_secret_rotation";

/** The key that AWS keeps for the service, by its alias or the ARN of it. */
const AWS_KEY = /(^|:)alias\/aws\/secretsmanager$/;
const MOST_DAYS = 90;

const isForSignatures: Condition = ({ args }) =>
  (text(args.customer_master_key_spec) ?? "SYMMETRIC_DEFAULT") !== "SYMMETRIC_DEFAULT";

const hasKeyOfAws: Condition = ({ args: { kms_key_id: key } }) => key === undefined || AWS_KEY.test(`${key}`);

/** Of a secret of the stack, or of a rotation whose secret is elsewhere. */
const rotatesRarely: Check = (resource, stack) => {
  const isSecret = resource.type === SECRET;
  const [rotation] = isSecret ? stack.referringTo(resource, ROTATION) : [resource];
  if (!rotation) return "does not rotate";
  if (!isSecret && stack.referredBy(resource, SECRET).length > 0) return;
  const days = number(block(rotation.args, "rotation_rules").automatically_after_days);
  return days !== undefined && days > MOST_DAYS && `rotates every ${days} days`;
};

const isSharedWithEverybody: Condition = ({ args }) =>
  isBlock(args.permissions) && `${args.permissions.account_ids}`.toLowerCase() === "all";

const hasOpenSessions: Check = ({ args }) => {
  if (args.document_type !== "Session") return;
  const inputs = inputsOf(text(args.content));
  if (!inputs) return;
  if (!inputs.kmsKeyId) return "does not encrypt sessions";
  return !inputs.cloudWatchLogGroupName && !inputs.s3BucketName && "does not record sessions";
};

function inputsOf(content: string | undefined): Record<string, unknown> | undefined {
  try {
    const { inputs } = JSON.parse(content ?? "") as { inputs?: unknown };
    return isBlock(inputs) ? inputs : {};
  } catch {
    return;
  }
}

/** Keys, secrets, parameters and sessions. */
export const KEYS = [
  error("key-policy-own", KEY, "CKV2_AWS_64", {
    title: "Keys have a policy that somebody has written",
    why: "By default every principal that may change IAM policies may use the key.",
    fix: "set policy, or add an aws_kms_key_policy",
    check: unless(has("policy"), mustBeReferredToBy("aws_kms_key_policy", "has the policy that AWS gives")),
  }),
  error("key-policy-public", [KEY, "aws_kms_key_policy"], "CKV_AWS_33, KMS.5", {
    title: "No key is open to everybody",
    why: "Who may use a key may read what it encrypts.",
    fix: "name the principals, or narrow the statement by a condition on the caller",
    check: mustNot(isOpenToEverybody, "lets everybody use the key"),
  }),
  error("key-rotation", KEY, "CKV_AWS_7, CKV_AWS_227, CIS 3.6, KMS.4", {
    title: "Keys are on, and rotate",
    why: "The longer one key encrypts, the more is lost with it.",
    fix: "set enable_key_rotation",
    check: firstOf(
      mustNotBeFalse("is_enabled", "is off"),
      unless(isForSignatures, mustBeTrue("enable_key_rotation", "does not rotate")),
    ),
  }),
  warning("parameter-secure", "aws_ssm_parameter", "CKV2_AWS_34, CKV_AWS_337", {
    title: "Parameters are encrypted with a customer managed key",
    why: "What begins as a harmless setting ends as a password.",
    fix: "use the type SecureString with key_id",
    check: firstOf(
      must(is("type", "SecureString"), "is kept in clear"),
      mustBeSet("key_id", "is encrypted by the key of AWS"),
    ),
  }),
  warning("secret-customer-managed-key", SECRET, "CKV_AWS_149", {
    title: "Secrets are encrypted with a customer managed key",
    why: "The key of AWS cannot be denied to anybody in the account, and such secrets cannot be read from another.",
    fix: "set kms_key_id",
    check: mustNot(hasKeyOfAws, "is encrypted by the key of AWS"),
  }),
  advice("secret-rotation", [SECRET, ROTATION], "CKV2_AWS_57, CKV_AWS_304, SecretsManager.1, SecretsManager.4", {
    title: "Secrets rotate, every 90 days at least",
    why: "A secret that has leaked is good for as long as nobody changes it.",
    fix: "add an aws_secretsmanager_secret_rotation",
    check: rotatesRarely,
  }),
  warning("session-document", "aws_ssm_document", "CKV_AWS_112, CKV_AWS_113, CKV_AWS_303, SSM.4", {
    title: "Sessions on instances are encrypted and recorded, and their document is shared with nobody at large",
    why: "Nothing records what was typed on an instance.",
    fix: "set kmsKeyId and a log group or bucket in the document's inputs",
    check: firstOf(mustNot(isSharedWithEverybody, "is shared with everybody"), hasOpenSessions),
  }),
];
