import { isUnknown } from "@plinth/model";

/** Shapes of credentials: access keys, private keys, tokens of well-known services. */
const SECRET =
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----|\bgh[pousr]_[0-9A-Za-z]{36}|\bxox[abprs]-[0-9A-Za-z-]{10,}|aws_secret_access_key\s*[=:]\s*\S{20,}/i;

/** Whether user data, in clear or in base64, holds a credential. */
export function holdsSecret(data: unknown): boolean {
  if (typeof data !== "string") return false;
  if (SECRET.test(data)) return true;
  if (isUnknown(data) || !/^[\w+/=\s]+$/.test(data)) return false;
  return SECRET.test(Buffer.from(data, "base64").toString("latin1"));
}
