/** What is a secret by its shape alone, by what to call it. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  "an AWS access key": /\b(AKIA|ASIA)[0-9A-Z]{16}\b/,
  "an AWS secret key": /aws_secret_access_key["']?\s*[=:]\s*["']?[0-9A-Za-z/+]{40}/i,
  "a private key": /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  "a GitHub token": /\bgh[pousr]_[0-9A-Za-z]{36}|\bgithub_pat_\w{22,}/,
  "a GitLab token": /\bglpat-[\w-]{20}/,
  "a Slack token": /\bxox[abprs]-[0-9A-Za-z-]{10,}/,
  "a Google API key": /\bAIza[\w-]{35}\b/,
  "a Stripe key": /\b[rs]k_live_[0-9A-Za-z]{16,}/,
  "a password in a URL": /:\/\/[^\s/:@$`'"]+:[^\s/@$`'"]{3,}@/,
};

/** User data is readable by everything on the instance and by whoever may describe it: the kind of secret in it, or nothing. */
export function secretIn(text: string): string | undefined {
  return Object.entries(SHAPES).find(([, shape]) => shape.test(text))?.[0];
}
